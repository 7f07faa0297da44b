namespace Baladi.Core.Search;

/// <summary>How well an item answers a query, from 0 to a little over 1.</summary>
internal sealed class Scorer(ReadQuery query, Vocabulary vocabulary)
{
    // A name that says more than was asked is a little worse than one that says just that.
    private const float WholeName = 0.3f;
    // The classes have long names.
    private const float WholeClass = 0.15f;
    // Who seeks one thing alone seeks a trade or a service, rather than a clause.
    private const float ClauseOfOne = 0.75f, ClauseOfPhrase = 0.88f, Says = 0.15f;
    private const float OfText = 0.8f;
    private const float OfAround = 0.68f;
    private const float OfCovered = 0.95f;
    // Several names together, or a name and a text, are weaker than one name.
    private const float OfAll = 0.75f;
    private const float OnlyAround = 0.35f;
    private const float General = 0.6f, OfAuthority = 1.14f, Answered = 0.8f, OfAnyTrade = 0.85f;
    private const float AboutSubject = 0.3f, Shorter = 0.02f, OfTrade = 0.92f, OtherTrade = 0.75f, AnyTrade = 0.93f;
    private const string LastOfMaking = "34";
    private const float Typed = 0.96f, AsTyped = 1.05f;
    private const float Making = 0.88f;
    private readonly float[] all = new float[query.Parts];
    private readonly float[] one = new float[query.Parts];

    public float Score(IndexedItem item) => (item.Item.Kind == SearchKind.Clause ? OfClause(item) : OfHead(item)) * Prior(item.Item.Kind) * OfTrading(item.Item);

    // Who asks for a shop asks for the class that sells, rather than for the one that grows or makes.
    private float OfTrading(Searchable item) => item.Kind == SearchKind.IsicClass && query.HasPlace && string.CompareOrdinal(item.Code, LastOfMaking) < 0 ? Making : 1;

    private float OfHead(IndexedItem item)
    {
        Array.Clear(all);
        var best = 0f;
        foreach (var name in item.Names) best = Math.Max(best, OfName(item, name, item.Item.Kind == SearchKind.IsicClass ? WholeClass : WholeName));
        if (IsAskedFor(item.Item.Kind)) foreach (var name in item.Covers) best = Math.Max(best, OfName(item, name, WholeName) * OfCovered);
        foreach (var text in item.Texts) query.Match(text, vocabulary, OfText, all);
        foreach (var text in item.Around) query.Match(text, vocabulary, OfAround, all);
        best = Math.Max(best, query.Coverage(all) * OfAll);
        // Where nothing says for what, any license may be meant.
        return query.IsGeneral && item.Item.Kind == SearchKind.Service && item.Covers.Length > 0 ? General + ((1 - General) * best) : best;
    }

    private float OfName(IndexedItem item, Phrase name, float whole)
    {
        Array.Clear(one);
        var share = query.Match(name, vocabulary, 1, one);
        for (var part = 0; part < one.Length; part++) all[part] = Math.Max(all[part], one[part]);
        var coverage = query.Coverage(one);
        if (item.Item.Kind == SearchKind.Authority && query.IsName && query.Hits > 1 && query.Intents.All(intent => intent == SearchIntent.Authority) && coverage > Answered) return OfAuthority + (share * Shorter);
        // What is done to a license is done to that of any trade.
        if (item.Item.Kind == SearchKind.Service && item.Covers.Length == 0 && query.CoverageOfSubject(one) > Answered) coverage = query.Coverage(one, OfAnyTrade);
        // A name of several words, just as it was typed.
        if (query.Hits > 1 && share > Typed && coverage > Typed) return AsTyped;
        return coverage * (1 - whole + (whole * share));
    }

    private float OfClause(IndexedItem item)
    {
        Array.Clear(all);
        var share = 0f;
        foreach (var name in item.Names) share = Math.Max(share, query.Match(name, vocabulary, 1, all));
        foreach (var text in item.Texts) query.Match(text, vocabulary, OfText, all);
        var own = query.Coverage(all);
        // A clause about the subject, in a document for the trade, is what was asked for; one for other trades is not.
        var isAbout = query.HasTradeAndSubject && query.CoverageOfSubject(all) > AboutSubject;
        var worth = isAbout ? OfTrade : OfAround;
        foreach (var text in item.Around) query.Match(text, vocabulary, worth, all);
        foreach (var text in item.Covers) query.Match(text, vocabulary, worth, all);
        var whole = query.Coverage(all);
        var score = own > 0 ? (whole * 0.9f) + (own * share * 0.1f) : whole * OnlyAround;
        return isAbout && !query.AnswersTrade(all) ? score * (item.Covers.Length > 0 ? OtherTrade : AnyTrade) : score;
    }

    private bool IsAskedFor(SearchKind kind) => kind switch
    {
        SearchKind.Document => query.Intents.Contains(SearchIntent.Requirements),
        SearchKind.Service => query.Intents.Contains(SearchIntent.License),
        _ => false,
    };

    private float Prior(SearchKind kind)
    {
        if (query.Intents.Contains(SearchIntent.Requirements)) return kind switch { SearchKind.Document => 1.15f, SearchKind.Activity => 1, SearchKind.Clause => 0.95f, _ => 0.85f };
        if (query.Intents.Contains(SearchIntent.License)) return kind switch { SearchKind.Service => 1.15f, SearchKind.Activity => 1, SearchKind.Clause => 0.95f, SearchKind.Document => 0.9f, _ => 0.85f };
        if (query.Intents.Contains(SearchIntent.Class)) return kind switch { SearchKind.IsicClass => 1.1f, SearchKind.Activity => 1, _ => 0.7f };
        return kind switch { SearchKind.Activity => 1, SearchKind.Service => 0.99f, SearchKind.Authority => query.Intents.Contains(SearchIntent.Authority) ? 1 : 0.84f, SearchKind.Document => 0.91f, SearchKind.Clause => query.Slots.Count(slot => slot.Weight > Says) > 1 ? 0.93f : query.IsOneWord ? ClauseOfOne : ClauseOfPhrase, _ => 0.9f };
    }
}
