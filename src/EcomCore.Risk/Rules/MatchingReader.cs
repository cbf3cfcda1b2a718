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
    public static KeywordMatching? Read(JsonForm parent, string name) => parent.Object(name, required: false) is { } form ? ReadMatching(form) : null;

    private static KeywordMatching ReadMatching(JsonForm form)
    {
        var folds = TextFolds.None;
        var index = 0;
        foreach (var name in form.Texts("fold", required: false))
        {
            if (FoldNames.TryGetValue(name, out var fold))
            {
                folds |= fold;
            }
            else
            {
                form.Fault(
                    FormattableString.Invariant($"fold[{index}]"), $"expected one of {string.Join(", ", FoldNames.Keys)}, found '{RiskRulesCheck.Short(name)}'");
            }

            index++;
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
