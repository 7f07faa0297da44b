namespace Baladi.Core.Search;

/// <summary>What a typed word may stand for.</summary>
/// <param name="Key">The form it is taken for: its own, or that of the known word nearest to it.</param>
/// <param name="Terms">Terms that answer it, and how surely, from 0 to 1.</param>
/// <param name="Instead">The known word it was taken for, where nothing bears it as typed.</param>
internal sealed record Resolved(Word Word, string Key, Dictionary<int, float> Terms, string? Instead)
{
    /// <summary>The words it is where a space is missing.</summary>
    public IReadOnlyList<Resolved> Halves { get; init; } = [];
}

/// <summary>Finds the terms for a typed word: its forms, its equals, else those with its skeleton or its sound, else the nearest.</summary>
internal sealed class WordResolver(Vocabulary vocabulary, KnownWords known, PostingsIndex postings)
{
    private const float Sure = 1, FurtherForm = 0.8f, Equal = 0.93f, ByFurther = 0.85f, BySkeleton = 0.6f;
    private const float ByGuess = 0.85f, AsSibling = 0.94f, AsName = 0.04f;
    private const float Decisive = 2, Nearer = 0.04f, MostByEar = 0.9f;
    private const float Weak = 0.88f, Meant = 0.78f;
    private const float MostHeard = 1.5f, ApartHeard = 0.01f, OtherScript = 0.02f;
    private const int MostBySkeleton = 6, MostBeginnings = 48;
    private const int MostGuesses = 5, MostCodes = 40;
    private const int LeastForGuess = 4, LeastForTwoEdits = 6, LeastHalf = 3;

    /// <param name="mayBeUnfinished">Whether it may be the beginning of a word: it was typed last.</param>
    public Resolved Resolve(Word word, bool mayBeUnfinished = false)
    {
        var forms = WordForms.Of(word.Folded);
        var terms = new Dictionary<int, float>();
        for (var at = 0; at < forms.Count; at++) if (Known(forms[at]) is { } term) Raise(terms, term, at == 0 ? Sure : FurtherForm);
        var key = forms.FirstOrDefault(form => Known(form) is not null);
        // Written by ear, rather than another word with an ending.
        if (key != forms[0] && ByEar(forms[0]).Any(heard => key is null || heard.Term.Form != key)) return Guess(word, forms[0]);
        if (key == forms[0] && WordForms.IsDoubtful(word.Folded, key) && vocabulary.Find(word.Folded) is null && Guess(word, word.Folded) is { Instead: not null } meant && meant.Terms.Values.Max() > Meant) return meant;
        if (key is null && WordForms.Further(word.Folded).FirstOrDefault(form => Known(form) is { IsName: true, IsSurest: true }) is { } further)
            Raise(terms, Known(key = further)!, ByFurther);
        if (key is null && Verb(word.Folded) is { } verb) Raise(terms, Known(key = verb)!, ByFurther);
        // Broken plurals of known words.
        if (key is not null) foreach (var sibling in Siblings(key)) Raise(terms, sibling, BySkeleton);
        if (key is not null)
        {
            AddEquals(terms);
            // A published word by itself may be known only as a part of phrases.
            if (terms.Keys.All(id => vocabulary[id].Items == 0)) RaiseOthers(terms, word, key);
            return new(word, key, terms, null);
        }
        // The beginning of a code stands for the classes under it.
        if (word.Folded.All(char.IsAsciiDigit)) foreach (var code in postings.Beginning(word.Folded, 0, MostCodes)) if (Known(code) is { } term) Raise(terms, term, Sure);
        if (terms.Count == 0 && mayBeUnfinished && Unfinished(word, forms[0]) is { } unfinished) return unfinished;
        if (word.Folded.Length < LeastForGuess || terms.Count > 0) return new(word, forms[0], terms, null);
        return Guess(word, forms[0]);
    }

    /// <summary>A term with its plurals, and without its equals.</summary>
    public IReadOnlyDictionary<int, float> Alike(Term term)
    {
        var terms = new Dictionary<int, float> { [term.Id] = Sure };
        foreach (var sibling in Siblings(term.Form)) Raise(terms, sibling, BySkeleton);
        return terms;
    }

    /// <summary>A term that something bears, or that the published words speak of.</summary>
    public Term? Known(string form) => vocabulary.Find(form) is { } term && (term.Items > 0 || known.Knows(form)) ? term : null;

    private void RaiseOthers(Dictionary<int, float> terms, Word word, string key)
    {
        if (WordForms.Further(word.Folded).Select(Known).FirstOrDefault(term => term is { IsName: true, IsSurest: true } && term.Form != key) is { } bare)
        {
            Raise(terms, bare, ByFurther);
            AddEquals(terms);
        }
        foreach (var (heard, _) in Sounding(key).Where(heard => heard.Term.Items > 0).Take(MostGuesses).ToList()) Raise(terms, heard, ByGuess);
    }

    // What somebody does, without the letters of who does it; long ones by their skeleton.
    private string? Verb(string folded)
    {
        foreach (var stem in WordForms.Verbs(folded))
        {
            if (Known(stem) is { IsName: true, IsSurest: true }) return stem;
            if (WordForms.Skeleton(stem) is { Length: > LeastHalf } bones && vocabulary.WithSkeleton(bones).FirstOrDefault(term => term is { IsName: true, IsSurest: true } && Known(term.Form) is not null) is { } sibling) return sibling.Form;
        }
        return null;
    }

    /// <summary>Terms of names within one edit of the word or of its form, the nearest first.</summary>
    public IEnumerable<Term> Near(Word word) =>
        word.Folded.Length < LeastForGuess || word.Folded.Any(char.IsAsciiDigit) ? [] :
        new[] { WordForms.Of(word.Folded)[0], word.Folded }.Distinct().SelectMany(one => Rated(postings.Near(one, 1), one)).OrderByDescending(near => near.Rate).ThenBy(near => near.Term.Id).Select(near => near.Term);

    private Resolved Guess(Word word, string form)
    {
        // Chats begin words with digits.
        if (form.All(char.IsAsciiDigit)) return new(word, form, [], null);
        string[] typed = [.. new[] { form, word.Folded }.Distinct()];
        var guesses = typed.SelectMany(one => Rated(postings.Near(one, 1), one)).Concat(typed.SelectMany(Sounding)).Concat(Siblings(form).Select(sibling => (Term: sibling, Rate: AsSibling + (sibling.IsName ? AsName : 0)))).ToList();
        guesses.AddRange(ByEar(form));
        if (guesses.Count == 0 && Halves(word) is { } halves) return new(word, form, [], null) { Halves = halves };
        // What is hardly heard alike may as well be written otherwise.
        if (guesses.Count > 0 && form.Length >= LeastForTwoEdits - 1 && guesses.Max(guess => guess.Rate) < Weak) guesses.AddRange(typed.SelectMany(one => Rated(postings.Near(one, 2), one)));
        if (guesses.Count == 0 && form.Length >= LeastForTwoEdits) guesses = [.. typed.SelectMany(one => Rated(postings.Near(one, 2), one))];
        if (guesses.Count == 0) guesses = [.. Rated(postings.Near(form, 1, inClauses: true), form)];
        if (guesses.Count == 0) return new(word, form, [], null);
        var best = guesses.GroupBy(guess => guess.Term).Select(same => (Term: same.Key, Rate: same.Max(guess => guess.Rate))).OrderByDescending(guess => guess.Rate).ThenByDescending(guess => guess.Term.Head).ToList();
        var terms = new Dictionary<int, float>();
        foreach (var guess in best.Where(guess => guess.Rate > best[0].Rate - 0.12f).Take(MostGuesses)) Raise(terms, guess.Term, ByGuess * (best[0].Rate - (Decisive * (best[0].Rate - guess.Rate))));
        AddEquals(terms);
        // A plural that is not known is no mistake.
        return new(word, best[0].Term.Form, terms, WordForms.Skeleton(form) is { } bones && bones == WordForms.Skeleton(best[0].Term.Form) ? null : best[0].Term.Written);
    }

    // Known names with other letters of the same sound; two of them at most.
    private IEnumerable<(Term Term, float Rate)> ByEar(string form) =>
        TypoDistance.EarKey(form) is { } key ? Rated(vocabulary.WithEar(key).Where(term => term.Head > 0 && term.Form != form && TypoDistance.Between(form, term.Form) < MostByEar).Select(term => term.Form), form) : [];

    /// <summary>The known names a word is the beginning of.</summary>
    private Resolved? Unfinished(Word word, string form)
    {
        if (word.Folded.Length < LeastHalf) return null;
        var whole = new[] { form, word.Folded }.Distinct().SelectMany(letters => postings.Beginning(letters, 0, MostBeginnings)).Select(Known).OfType<Term>()
            .Where(term => term is { Head: > 0, IsName: true }).Distinct().OrderByDescending(term => term.Head).Take(MostGuesses).ToList();
        if (whole.Count == 0) return null;
        var terms = new Dictionary<int, float>();
        foreach (var term in whole) Raise(terms, term, ByGuess);
        AddEquals(terms);
        return new(word, whole[0].Form, terms, whole[0].Written);
    }

    private IEnumerable<Term> Siblings(string form) =>
        WordForms.Skeleton(form) is { } skeleton ? vocabulary.WithSkeleton(skeleton).OrderByDescending(term => term.Head).Take(MostBySkeleton) : [];

    private IEnumerable<(Term Term, float Rate)> Rated(IEnumerable<string> near, string form)
    {
        var sounds = SoundKey.Of(form).ToHashSet();
        foreach (var found in near)
        {
            if (found.Length < 2 || (Known(WordForms.Surest(found)) ?? Known(found)) is not { } term) continue;
            // What sounds alike, or begins and ends alike, is likelier; so is what stands in names.
            var rate = 1 - (0.1f * TypoDistance.Between(form, found));
            if (SoundKey.Of(found).Any(sounds.Contains)) rate += 0.06f;
            if (found[0] == form[0]) rate += 0.03f;
            if (found.Length >= form.Length - 1) rate += 0.02f;
            if (term.IsName) rate += AsName;
            if (term.Head > 0) rate += 0.02f;
            yield return (term, Math.Min(rate, 1) - (Nearer * TypoDistance.Between(form, found)));
        }
    }

    private IEnumerable<(Term Term, float Rate)> Sounding(string form)
    {
        foreach (var key in SoundKey.Of(form))
            foreach (var term in vocabulary.Sounding(key))
            {
                var heard = key.Length > 2 ? 0.97f : 0.86f;
                if (WordForms.IsArabic(term.Form) != WordForms.IsArabic(form)) yield return (term, heard - OtherScript);
                // In its own script it is spelled nearly alike as well.
                else if (Math.Abs(term.Form.Length - form.Length) < LeastHalf && TypoDistance.Between(form, term.Form) is var apart && apart < (WordForms.IsArabic(form) ? MostHeard : form.Length)) yield return (term, heard - (ApartHeard * apart));
            }
    }

    private List<Resolved>? Halves(Word word)
    {
        for (var at = LeastHalf; at <= word.Folded.Length - LeastHalf; at++)
        {
            var halves = new[] { word.Folded[..at], word.Folded[at..] };
            if (halves.All(half => Known(WordForms.Of(half)[0]) is { Head: > 0 })) return [.. halves.Select(half => Resolve(word with { Folded = half }))];
        }
        return null;
    }

    private void AddEquals(Dictionary<int, float> terms)
    {
        foreach (var (id, fit) in terms.ToList())
            foreach (var equal in known.EqualTo(vocabulary[id].Form))
                if (equal is [var single]) Raise(terms, single, fit * Equal);
    }

    private static void Raise(Dictionary<int, float> terms, Term term, float fit) => terms[term.Id] = Math.Max(fit, terms.GetValueOrDefault(term.Id));
}
