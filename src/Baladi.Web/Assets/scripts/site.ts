import { counters } from './counters';
import { errorSummary } from './error-summary';
import { menus } from './menus';
import { preferenceButtons } from './preference-buttons';
import { print } from './print';
import { uploads } from './uploads';

// Every page works without this file; it only makes some things quicker.
menus();
preferenceButtons();
errorSummary();
counters();
print();
uploads();
