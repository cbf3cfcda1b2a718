namespace EcomCore.Sku;

/// <summary>Finds the one code that a wrong text was most likely meant to be.</summary>
internal static class NearCode
{
    private const int MaxSearched = 500;

    // Of two characters, one wrong leaves too little to guess from: 'JD' is not meant as 'DD'.
    private const int LongEnoughToGuess = 3;

    /// <summary>The only code at one slip: look-alikes, two neighbours swapped, or, in longer codes, one character changed, added or left out; else null.</summary>
    public static string? UniqueNear(string text, SkuChoice[] choices)
    {
        if (choices.Length > MaxSearched)
        {
            return null;
        }

        var upper = Spelling.ToUpper(text);
        string? found = null;
        foreach (var (code, _) in choices)
        {
            if (!IsNear(upper, Spelling.ToUpper(code)))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = code;
        }

        return found;
    }

    private static bool IsNear(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        int start = 0, endA = a.Length, endB = b.Length;
        while (start < endA && start < endB && a[start] == b[start])
        {
            start++;
        }

        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            endA--;
            endB--;
        }

        int left = endA - start, right = endB - start;
        return (left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start])
            || (left <= 1 && right <= 1 && Math.Min(a.Length, b.Length) >= LongEnoughToGuess)
            || LookAlike(a, b);
    }

    private static bool LookAlike(string a, string b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (a.Length != b.Length || Spelling.LookAlikeDigit(a[i]) != Spelling.LookAlikeDigit(b[i]))
            {
                return false;
            }
        }

        return a.Length > 0;
    }
}
