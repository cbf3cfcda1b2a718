namespace EcomCore.Risk;

/// <summary>Reads the JSON form of <see cref="RiskCategory"/>.</summary>
internal static class CategoryReader
{
    /// <summary>The category, or null when it has a fault; its name is noted either way.</summary>
    public static RiskCategory? Read(JsonForm form, KeywordMatching matching, List<NamedPart> names, List<JsonFault> faults)
    {
        var before = faults.Count;
        var id = form.NotEmptyText("id");
        names.Add(new NamedPart(id, form.Path, []));
        var own = MatchingReader.Read(form, "matching", faults);
        matching = own ?? matching;
        var near = ReadNear(form, matching, faults);
        var weight = form.Whole("weight", 1, 1000, required: false) ?? 1;
        var keywords = ReadKeywords(form, "keywords", matching, required: true, faults);
        var exclude = ReadKeywords(form, "exclude", matching, required: false, faults);
        form.Close();
        return faults.Count == before ? new RiskCategory(id!, keywords, exclude) { Near = near, Weight = (int)weight, Matching = own } : null;
    }

    /// <summary>A list of keywords, each checked under the way of matching.</summary>
    public static IReadOnlyList<string> ReadKeywords(JsonForm form, string name, KeywordMatching matching, bool required, List<JsonFault> faults)
    {
        var before = faults.Count;
        var keywords = form.PlacedTexts(name, required);
        if (required && keywords.Count == 0 && faults.Count == before)
        {
            form.Fault(name, "expected at least one keyword, found none");
        }

        RiskRulesCheck.CheckKeywords(keywords, matching, faults);
        return [.. keywords.Select(keyword => keyword.Text)];
    }

    private static Companions? ReadNear(JsonForm parent, KeywordMatching matching, List<JsonFault> faults)
    {
        if (parent.Object("near", required: false) is not { } form)
        {
            return null;
        }

        var before = faults.Count;
        var words = ReadKeywords(form, "words", matching, required: true, faults);
        var within = form.Whole("within", 1, Companions.MaxWithin);
        form.Close();
        return faults.Count == before ? new Companions(words, (int)within!.Value) : null;
    }
}
