namespace EcomCore.RiskReviews;

/// <summary>Keyword lists of any length, the same on every run.</summary>
internal static class KeywordLists
{
    public static string[] Risk(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "keywords_risk_zh.csv")).Skip(1).Select(line => line.Split(',')[2].Trim())];

    /// <summary>Words of complaint, then compounds of two everyday words: few hits.</summary>
    public static string[] Plain(string folder, int count) => Fill(Risk(folder), Words(folder), Words(folder), count);

    /// <summary>Everyday words, then everyday words with a complaint behind: a hit every few characters.</summary>
    public static string[] Dense(string folder, int count) => Fill(Words(folder), Words(folder), Risk(folder), count);

    private static string[] Words(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, "keywords_dense_zh.txt")).Select(line => line.Split(':')[0].Trim()).Where(word => word.Length >= 2).Distinct(),
    ];

    private static string[] Fill(string[] first, string[] left, string[] right, int count)
    {
        var random = new Random(7);
        var list = first.Take(count).ToList();
        var known = new HashSet<string>(list, StringComparer.Ordinal);
        while (list.Count < count)
        {
            var compound = left[random.Next(left.Length)] + right[random.Next(right.Length)];
            if (known.Add(compound))
            {
                list.Add(compound);
            }
        }

        return [.. list];
    }
}
