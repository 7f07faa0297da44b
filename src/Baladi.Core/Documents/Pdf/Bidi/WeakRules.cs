namespace Baladi.Core.Documents.Pdf.Bidi;

/// <content>Rules W1 to W7: numbers, their separators, and marks.</content>
internal sealed partial class IsolatingRunSequence
{
    private void ResolveWeak()
    {
        TakeMarks();
        MakeNumbersArabic();
        JoinSeparators();
        JoinTerminators();
        var lastStrong = before;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is BidiClass.ES or BidiClass.ET or BidiClass.CS) types[i] = BidiClass.ON;
            else if (types[i] is BidiClass.L or BidiClass.R) lastStrong = types[i];
            else if (types[i] == BidiClass.EN && lastStrong == BidiClass.L) types[i] = BidiClass.L;
        }
    }

    private void TakeMarks()
    {
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] != BidiClass.NSM) continue;
            if (i == 0) types[i] = before;
            else types[i] = original[i - 1].IsIsolateInitiator() || original[i - 1] == BidiClass.PDI ? BidiClass.ON : types[i - 1];
        }
    }

    /// <summary>W2 and W3.</summary>
    private void MakeNumbersArabic()
    {
        var lastStrong = before;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i].IsStrong()) lastStrong = types[i];
            if (types[i] == BidiClass.EN && lastStrong == BidiClass.AL) types[i] = BidiClass.AN;
            else if (types[i] == BidiClass.AL) types[i] = BidiClass.R;
        }
    }

    /// <summary>W4: 1.5 and 10:30 stay whole.</summary>
    private void JoinSeparators()
    {
        for (var i = 1; i < types.Length - 1; i++)
        {
            var (previous, next) = (types[i - 1], types[i + 1]);
            if (previous != next) continue;
            if (previous == BidiClass.EN && types[i] is (BidiClass.ES or BidiClass.CS)) types[i] = BidiClass.EN;
            else if (previous == BidiClass.AN && types[i] == BidiClass.CS) types[i] = BidiClass.AN;
        }
    }

    /// <summary>W5: 75% and $5.</summary>
    private void JoinTerminators()
    {
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] != BidiClass.ET) continue;
            var end = i;
            while (end < types.Length && types[end] == BidiClass.ET) end++;
            var touchesNumber = i > 0 && types[i - 1] == BidiClass.EN || end < types.Length && types[end] == BidiClass.EN;
            if (touchesNumber) Array.Fill(types, BidiClass.EN, i, end - i);
            i = end - 1;
        }
    }
}
