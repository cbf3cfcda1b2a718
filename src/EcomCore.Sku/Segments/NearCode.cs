namespace EcomCore.Sku;

/// <summary>Finds the one code that a wrong text was most likely meant to be.</summary>
internal static class NearCode
{
    private const int MaxSearched = 500;

    /// <summary>The only code at one slip of the hand (one character changed, added, left out, or two neighbours swapped); else null.</summary>
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
        if (Math.Abs(a.Length - b.Length) > 1 || Math.Max(a.Length, b.Length) < 2)
        {
            return false;
        }

        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        int endA = a.Length, endB = b.Length;
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            endA--;
            endB--;
        }

        int left = endA - start, right = endB - start;
        return (left <= 1 && right <= 1) || (left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }
}
