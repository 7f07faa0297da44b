namespace Baladi.Core.Search;

/// <summary>
/// How a word sounds, alike in either script: its consonants in classes. It finds Arabic words typed in Latin letters, with or
/// without the digits of chats, English ones in Arabic letters, and words written by ear.
/// </summary>
internal static class SoundKey
{
    private const int Least = 2, MostKeys = 4;
    private const char Silent = '-';
    private const char FirstArabic = '\u0621';
    // From \u0621 on; w and y count only where a word begins.
    private const string Arabic = "-------b-ttjhxddrzs$sdtd-g------fkklmnhw-y";
    // From 0 to 9, as chats write Arabic letters.
    private const string Digits = "01--4xthQS";
    // From a to z.
    private const string Latin = "-bkd-f-h-jklmn-bkrst-fwkyZ";
    // What is heard one way or the other, the likelier first: g, ch, 8, 9, z.
    private static readonly (char Letter, string Sounds)[] Doubtful = [('G', "jk"), ('C', "$k"), ('Q', "kg"), ('S', "sk"), ('Z', "zd")];

    /// <returns>A few keys; none where a word has too few consonants.</returns>
    public static IEnumerable<string> Of(string folded)
    {
        var key = folded.Any(c => c is >= 'a' and <= 'z') ? OfLatin(folded) : OfArabic(folded);
        return key.Length < Least ? [] : Heard([key]).Take(MostKeys);
    }

    private static IEnumerable<string> Heard(IEnumerable<string> keys)
    {
        foreach (var (letter, sounds) in Doubtful) keys = keys.SelectMany(key => key.Contains(letter) ? sounds.Select(sound => key.Replace(letter, sound)) : [key]);
        return keys;
    }

    private static string OfArabic(string word)
    {
        var key = new List<char>();
        for (var at = 0; at < word.Length; at++)
        {
            var sound = word[at] - FirstArabic is >= 0 and var index && index < Arabic.Length ? Arabic[index] : Silent;
            if (Counts(sound, at, word.Length)) key.Add(sound);
        }
        return string.Concat(key);
    }

    private static string OfLatin(string word)
    {
        var key = new List<char>();
        for (var at = 0; at < word.Length; at++)
        {
            var c = word[at];
            // Double letters are one sound.
            if (at > 0 && word[at - 1] == c) continue;
            var next = at + 1 < word.Length ? word[at + 1] : ' ';
            var pair = (c, next) switch { ('s', 'h') => '$', ('c', 'h') => 'C', ('k', 'h') => 'x', ('g', 'h') => 'g', ('t', 'h') => 't', ('d', 'h') => 'd', ('p', 'h') => 'f', ('c', 'k') => 'k', _ => Silent };
            if (pair != Silent) { key.Add(pair); at++; continue; }
            if (c == 'g') { key.Add('G'); continue; }
            if (c == 'c' && next is ('e' or 'i' or 'y')) { key.Add('s'); continue; }
            var sound = c switch { >= 'a' and <= 'z' => Latin[c - 'a'], >= '0' and <= '9' => Digits[c - '0'], _ => Silent };
            if (Counts(sound, at, word.Length)) key.Add(sound);
        }
        return string.Concat(key);
    }

    private static bool Counts(char sound, int at, int length) => sound switch { Silent => false, 'w' or 'y' => at == 0, 'h' => at < length - 1, _ => true };
}
