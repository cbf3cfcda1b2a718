namespace EcomCore.Risk;

/// <summary>Reads the JSON form of <see cref="KeywordMatching"/>.</summary>
internal static class MatchingReader
{
    private static readonly Dictionary<string, TextFolds> FoldNames = new(StringComparer.Ordinal)
    {
        ["case"] = TextFolds.Case,
        ["width"] = TextFolds.Width,
        ["traditional"] = TextFolds.Traditional,
        ["zero-width"] = TextFolds.ZeroWidth,
        ["compatibility"] = TextFolds.Compatibility,
        ["marks"] = TextFolds.Marks,
    };

    /// <summary>The way of matching under a property; null when there is none.</summary>
    public static KeywordMatching? Read(JsonForm parent, string name, List<JsonFault> faults) => parent.Object(name, required: false) is { } form ? ReadMatching(form, faults) : null;

    private static KeywordMatching ReadMatching(JsonForm form, List<JsonFault> faults)
    {
        var folds = TextFolds.None;
        foreach (var (name, path) in form.PlacedTexts("fold", required: false))
        {
            if (FoldNames.TryGetValue(name, out var fold))
            {
                folds |= fold;
            }
            else
            {
                faults.Add(new JsonFault(path, $"expected one of {string.Join(", ", FoldNames.Keys)}, found '{RiskRulesCheck.Short(name)}'"));
            }
        }

        var matching = new KeywordMatching
        {
            Folds = folds,
            MaxGap = (int)(form.Whole("max_gap", 0, KeywordMatching.MaxGapLimit, required: false) ?? 0),
            Negation = form.Flag("negation", required: false) ?? false,
            Repeats = form.Flag("repeats", required: false) ?? false,
            Alike = form.Texts("alike", required: false),
            Praise = form.Flag("praise", required: false) ?? false,
            WholeWords = form.Flag("whole_words", required: false) ?? false,
        };
        form.Close();
        return matching;
    }
}
