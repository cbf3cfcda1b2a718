using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads the JSON form of <see cref="RiskRule"/>.</summary>
internal static class RuleReader
{
    private static readonly Dictionary<string, RiskScope> ScopeNames = new(StringComparer.Ordinal)
    {
        ["all"] = RiskScope.All,
        ["platform"] = RiskScope.Platform,
        ["keyword"] = RiskScope.Keyword,
        ["platform+keyword"] = RiskScope.PlatformAndKeyword,
        ["product"] = RiskScope.Product,
        ["platform+product"] = RiskScope.Platform | RiskScope.Product,
        ["product+keyword"] = RiskScope.Product | RiskScope.Keyword,
        ["platform+product+keyword"] = RiskScope.Platform | RiskScope.Product | RiskScope.Keyword,
    };

    private static readonly Dictionary<string, RiskCount> CountNames = new(StringComparer.Ordinal)
    {
        ["posts"] = RiskCount.Posts,
        ["authors"] = RiskCount.Authors,
        ["matches"] = RiskCount.Matches,
        ["weight"] = RiskCount.Weight,
    };

    private static readonly Dictionary<string, RiskFiring> FiringNames = new(StringComparer.Ordinal)
    {
        ["episode"] = RiskFiring.Episode,
        ["every-threshold"] = RiskFiring.EveryThreshold,
        ["reset"] = RiskFiring.Reset,
    };

    /// <summary>The rule, or null when it has a fault; its name and categories are noted either way.</summary>
    public static RiskRule? Read(JsonForm form, List<NamedPart> names, List<JsonFault> faults)
    {
        var id = form.NotEmptyText("id");
        var categories = ReadCategories(form);
        names.Add(new NamedPart(id, form.Path, categories));
        var scope = form.OneOf("scope", ScopeNames.Keys, required: false);
        var count = form.OneOf("count", CountNames.Keys, required: false);
        var firing = form.OneOf("firing", FiringNames.Keys, required: false);
        var window = form.Window("window");
        var atLeast = ReadThreshold(form);
        var level = form.Whole("level", 1, 3);
        var department = form.Text("department");
        var action = form.Text("action");
        var deadline = form.Length("deadline", required: true);
        var coolDown = form.Length("cool_down", required: false);
        var followUp = form.Length("follow_up", required: false);
        var rest = (
            Matching: MatchingReader.Read(form, "matching", faults), Spike: ReadSpike(form), Spread: ReadSpread(form), Playbook: form.Texts("playbook", required: false));
        form.Close();

        return id is null || categories.Count == 0 || window is null || atLeast is null || level is null || department is null || action is null || deadline is null
            ? null
            : new RiskRule(id, categories[0].Id, window.Value, atLeast.Value)
            {
                AlsoCategories = [.. categories.Skip(1).Select(category => category.Id)],
                Scope = scope is null ? RiskScope.All : ScopeNames[scope],
                Count = count is null ? RiskCount.Posts : CountNames[count],
                Firing = firing is null ? RiskFiring.Episode : FiringNames[firing],
                Level = (int)level.Value,
                Department = department,
                Action = action,
                Deadline = deadline.Value,
                CoolDown = coolDown ?? Duration.Zero,
                FollowUp = followUp ?? Duration.Zero,
                Matching = rest.Matching,
                Spike = rest.Spike,
                Spread = rest.Spread,
                Playbook = rest.Playbook,
            };
    }

    /// <summary>Exactly one of category and categories.</summary>
    private static IReadOnlyList<(string Id, string Path)> ReadCategories(JsonForm form)
    {
        if (form.Has("category") && form.Has("categories"))
        {
            form.Fault("category", "expected either category or categories, found both");
        }

        if (!form.Has("categories"))
        {
            return form.NotEmptyText("category") is { } one ? [(one, form.Path + ".category")] : [];
        }

        _ = form.Text("category", required: false);
        var categories = form.PlacedTexts("categories");
        if (categories.Count == 0)
        {
            form.Fault("categories", "expected at least one category, found none");
        }

        return [.. categories.GroupBy(category => category.Text, StringComparer.Ordinal).Select(group => group.First())];
    }

    private static RiskSpike? ReadSpike(JsonForm parent)
    {
        if (parent.Object("spike", required: false) is not { } form)
        {
            return null;
        }

        var times = form.Number("times", 1, 1000);
        var baseline = form.Length("baseline", required: true);
        var minimum = form.Whole("minimum_windows", 1, RiskSpike.MaxWindows, required: false);
        form.Close();
        if (baseline == Duration.Zero)
        {
            form.Fault("baseline", "expected more than zero");
            return null;
        }

        return times is null || baseline is null ? null : minimum is null
            ? new RiskSpike(times.Value, baseline.Value)
            : new RiskSpike(times.Value, baseline.Value) { MinimumWindows = (int)minimum };
    }

    private static RiskSpread? ReadSpread(JsonForm parent)
    {
        if (parent.Object("spread", required: false) is not { } form)
        {
            return null;
        }

        var platforms = form.Whole("platforms", 0, 1000, required: false) ?? 0;
        var reach = form.Whole("reach", 0, long.MaxValue, required: false) ?? 0;
        var growth = form.Number("growth", 0, 1000, required: false) ?? 0;
        form.Close();
        if (growth is > 0 and <= 1)
        {
            form.Fault("growth", FormattableString.Invariant($"expected 0, or more than 1 up to 1000, found {growth}: every incident has its count at opening"));
            return null;
        }

        return new RiskSpread { Platforms = (int)platforms, Reach = reach, Growth = growth };
    }

    /// <summary>Exactly one of at_least and more_than; "more than n" is "at least n + 1".</summary>
    private static int? ReadThreshold(JsonForm form)
    {
        var (hasLeast, hasMore) = (form.Has("at_least"), form.Has("more_than"));
        var atLeast = form.Whole("at_least", 1, RiskRule.MaxThreshold, required: false);
        var moreThan = form.Whole("more_than", 0, RiskRule.MaxThreshold - 1, required: false);
        if (hasLeast == hasMore)
        {
            form.Fault("at_least", hasLeast ? "expected either at_least or more_than, found both" : "missing (or more_than)");
            return null;
        }

        return (int?)(hasLeast ? atLeast : moreThan + 1);
    }
}
