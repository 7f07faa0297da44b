import { attachments } from './attachments';
import { comboboxes } from './combobox';
import { counters } from './counters';
import { errorSummary } from './error-summary';
import { filters } from './filters';
import { menus } from './menus';
import { once } from './once';
import { preferenceButtons } from './preference-buttons';
import { print } from './print';
import { suggestions } from './suggestions';
import { uploads } from './uploads';

// Every page works without this file; it only makes some things quicker.
menus();
preferenceButtons();
comboboxes();
suggestions();
filters();
errorSummary();
counters();
print();
uploads();
attachments();
once();
