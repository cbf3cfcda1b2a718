using NodaTime;

namespace EcomCore.Risk;

/// <summary>What must hold between the parts of a rule set, wherever it comes from.</summary>
internal static class RiskRulesCheck
{
    /// <summary>Checks whole parts, at the places where they would stand in JSON.</summary>
    public static void Run(RiskRuleParts parts, ICollection<JsonFault> faults)
    {
        CheckNames(
            [.. parts.Categories.Select((category, i) => new NamedPart(category.Id, FormattableString.Invariant($"$.categories[{i}]"), []))],
            [.. parts.Rules.Select((rule, i) => new NamedPart(rule.Id, FormattableString.Invariant($"$.rules[{i}]"), rule.Categories))],
            faults);
        for (var i = 0; i < parts.Categories.Length; i++)
        {
            CheckKeywords(parts.Categories[i].Keywords, FormattableString.Invariant($"$.categories[{i}].keywords"), parts.Categories[i].Matching ?? parts.Matching, faults);
            CheckKeywords(parts.Categories[i].Exclude, FormattableString.Invariant($"$.categories[{i}].exclude"), parts.Categories[i].Matching ?? parts.Matching, faults);
        }

        CheckKeywords(parts.OwnBrand, "$.own_brand", parts.Matching, faults);
        CheckRules([.. parts.Rules.Select((rule, i) => (rule, FormattableString.Invariant($"$.rules[{i}]")))], parts.Categories, parts.OwnBrand, faults);
    }

    /// <summary>Checks what a rule asks of its window and, where it takes keywords in its own way, the keywords.</summary>
    public static void CheckRules(
        IEnumerable<(RiskRule Rule, string Path)> rules, IReadOnlyList<RiskCategory> categories, IReadOnlyList<string> ownBrand, ICollection<JsonFault> faults)
    {
        foreach (var (rule, path) in rules)
        {
            if (rule.Spike is { } spike && SpikeFault(rule, spike) is { } message)
            {
                faults.Add(new JsonFault($"{path}.spike", message));
            }

            if (rule.Matching is { } matching)
            {
                foreach (var category in categories.Where(category => rule.Categories.Contains(category.Id)))
                {
                    CheckKeywords([.. category.Keywords, .. category.Exclude, .. ownBrand], $"{path}.matching: keyword", matching, faults);
                }
            }
        }
    }

    private static string? SpikeFault(RiskRule rule, RiskSpike spike)
    {
        var length = rule.Window.IsCalendarDay ? Duration.FromDays(1) : rule.Window.Length;
        if (rule.Firing == RiskFiring.Reset)
        {
            return "a spike cannot be counted from nothing again: firing 'reset' is not for spikes";
        }

        return spike.Baseline < length || spike.Baseline > length * RiskSpike.MaxWindows || spike.Baseline.ToInt64Nanoseconds() % length.ToInt64Nanoseconds() != 0
            ? FormattableString.Invariant($"expected a baseline of 1 to {RiskSpike.MaxWindows} whole windows of {RiskLength.Format(length)}, found {RiskLength.Format(spike.Baseline)}")
            : null;
    }

    /// <summary>Checks ids; one that could not be read is null. Categories are looked up only when every category's id is known.</summary>
    public static void CheckNames(IReadOnlyList<NamedPart> categories, IReadOnlyList<NamedPart> rules, ICollection<JsonFault> faults)
    {
        if (categories.Count > KeywordMatcher.MaxGroups)
        {
            faults.Add(new JsonFault(
                "$.categories", FormattableString.Invariant($"expected at most {KeywordMatcher.MaxGroups} categories, found {categories.Count}")));
        }

        var known = CheckUnique(categories, faults);
        CheckUnique(rules, faults);
        if (categories.Any(category => category.Id is null))
        {
            return;
        }

        foreach (var rule in rules)
        {
            foreach (var category in rule.Categories.Where(category => !known.Contains(category)))
            {
                faults.Add(new JsonFault($"{rule.Path}.category", $"there is no category '{Short(category)}'"));
            }
        }
    }

    public static void CheckKeywords(IReadOnlyList<string> keywords, string path, KeywordMatching matching, ICollection<JsonFault> faults)
    {
        for (var i = 0; i < keywords.Count; i++)
        {
            if (FaultOf(keywords[i], matching) is { } message)
            {
                faults.Add(new JsonFault(FormattableString.Invariant($"{path}[{i}]"), message));
            }
        }
    }

    /// <summary>The same for texts that have their places already.</summary>
    public static void CheckKeywords(IReadOnlyList<(string Text, string Path)> keywords, KeywordMatching matching, ICollection<JsonFault> faults)
    {
        foreach (var (text, path) in keywords)
        {
            if (FaultOf(text, matching) is { } message)
            {
                faults.Add(new JsonFault(path, message));
            }
        }
    }

    public static string Short(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "...";

    private static HashSet<string> CheckUnique(IReadOnlyList<NamedPart> parts, ICollection<JsonFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part.Id is { } id && !seen.Add(id))
            {
                faults.Add(new JsonFault($"{part.Path}.id", $"the id '{Short(id)}' is taken"));
            }
        }

        return seen;
    }

    private static string? FaultOf(string keyword, KeywordMatching matching)
    {
        if (keyword.Length is 0 or > KeywordMatcher.MaxKeywordLength)
        {
            return FormattableString.Invariant($"expected 1 to {KeywordMatcher.MaxKeywordLength} characters, found {keyword.Length}");
        }

        return keyword.All(c => SymbolMap.Skipped(c, matching) is not null) ? "nothing of the keyword counts: every character is passed over" : null;
    }
}
