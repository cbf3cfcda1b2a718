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
            [.. parts.Rules.Select((rule, i) => new NamedPart(rule.Id, FormattableString.Invariant($"$.rules[{i}]"), PlacesOf(rule, i)))],
            faults);
        for (var i = 0; i < parts.Categories.Length; i++)
        {
            var (category, matching, path) = (parts.Categories[i], parts.Categories[i].Matching ?? parts.Matching, FormattableString.Invariant($"$.categories[{i}]"));
            CheckKeywords(category.Keywords, path + ".keywords", matching, faults);
            CheckKeywords(category.Exclude, path + ".exclude", matching, faults);
            CheckKeywords(category.Near?.Words ?? [], path + ".near.words", matching, faults);
        }

        CheckKeywords(parts.OwnBrand, "$.own_brand", parts.Matching, faults);
        CheckRules([.. parts.Rules.Select((rule, i) => (rule, FormattableString.Invariant($"$.rules[{i}]")))], parts.Categories, parts.OwnBrand, faults);
    }

    /// <summary>Checks what a rule asks of its window and, where it or a category takes keywords in its own way, what that does to the keywords and the own brand.</summary>
    public static void CheckRules(
        IEnumerable<(RiskRule Rule, string Path)> rules, IReadOnlyList<RiskCategory> categories, IReadOnlyList<string> ownBrand, ICollection<JsonFault> faults)
    {
        foreach (var category in categories.Where(category => category.Matching is not null))
        {
            CheckOwnWay(ownBrand, "own_brand", "$.own_brand", category.Matching!, $" as the matching of category '{Short(category.Id)}' has it", faults);
        }

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
                    var name = $"category '{Short(category.Id)}'";
                    CheckOwnWay([.. category.Keywords, .. category.Exclude, .. category.Near?.Words ?? []], name, path + ".matching", matching, string.Empty, faults);
                }

                CheckOwnWay(ownBrand, "own_brand", path + ".matching", matching, string.Empty, faults);
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
            foreach (var (category, path) in rule.Categories.Where(category => !known.Contains(category.Id)))
            {
                faults.Add(new JsonFault(path, $"there is no category '{Short(category)}'"));
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

    /// <summary>Checks that the keywords of no way of matching have more different characters than a matcher can number.</summary>
    public static void CheckCharacters(RiskRules rules, ICollection<JsonFault> faults)
    {
        var plan = new MatchingPlan(rules);
        for (var way = 0; way < plan.Ways.Count; way++)
        {
            var categories = plan.CategoriesOf(way).ToArray();
            CheckCharacters(categories.SelectMany(category => category.Keywords.Concat(category.Exclude)).Concat(rules.OwnBrand), plan.Ways[way], "$.categories", faults);
            foreach (var category in categories.Where(category => category.Near is not null))
            {
                CheckCharacters(category.Near!.Words, plan.Ways[way], "$.categories", faults);
            }
        }
    }

    public static string Short(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "...";

    private static (string Id, string Path)[] PlacesOf(RiskRule rule, int index)
    {
        var path = FormattableString.Invariant($"$.rules[{index}]");
        return rule.Categories.Count == 1
            ? [(rule.Categories[0], path + ".category")]
            : [.. rule.Categories.Select((category, i) => (category, FormattableString.Invariant($"{path}.categories[{i}]")))];
    }

    /// <summary>The same for keywords that stand elsewhere: the fault names the keyword and where it stands.</summary>
    private static void CheckOwnWay(IReadOnlyList<string> keywords, string where, string path, KeywordMatching matching, string why, ICollection<JsonFault> faults)
    {
        foreach (var keyword in keywords.Where(keyword => IsPassedOver(keyword, matching)).Distinct(StringComparer.Ordinal))
        {
            faults.Add(new JsonFault(path, $"nothing of '{Short(keyword)}' in {where} counts{why}: every character is passed over"));
        }
    }

    private static void CheckCharacters(IEnumerable<string> texts, KeywordMatching matching, string path, ICollection<JsonFault> faults)
    {
        var characters = new HashSet<char>(texts.SelectMany(text => text));
        if (characters.Count <= SymbolMap.MaxSymbols)
        {
            return;
        }

        var count = characters.Where(c => SymbolMap.Skipped(c, matching) is null).Select(c => TextFolding.Fold(c, matching.Folds)).Distinct().Count();
        if (count > SymbolMap.MaxSymbols)
        {
            faults.Add(new JsonFault(path, FormattableString.Invariant($"expected at most {SymbolMap.MaxSymbols} different characters in all keywords of one way of matching, found {count}")));
        }
    }

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

        return IsPassedOver(keyword, matching) ? "nothing of the keyword counts: every character is passed over" : null;
    }

    private static bool IsPassedOver(string keyword, KeywordMatching matching) => keyword.All(c => SymbolMap.Skipped(c, matching) is not null);
}
