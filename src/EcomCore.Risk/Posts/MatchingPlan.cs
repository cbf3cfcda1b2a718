namespace EcomCore.Risk;

/// <summary>Which ways of matching a rule set needs: rules that take keywords alike share one pass over a text.</summary>
internal sealed class MatchingPlan
{
    private readonly RiskRules _rules;
    private readonly List<KeywordMatching> _ways = [];
    private readonly Dictionary<string, RiskCategory> _categories;

    public MatchingPlan(RiskRules rules)
    {
        _rules = rules;
        _categories = rules.Categories.ToDictionary(category => category.Id, StringComparer.Ordinal);
        foreach (var category in rules.Categories)
        {
            Note(rules.MatchingOf(category));
        }

        foreach (var matching in rules.Rules.Select(rule => rule.Matching).OfType<KeywordMatching>())
        {
            Note(matching);
        }
    }

    public IReadOnlyList<KeywordMatching> Ways => _ways;

    /// <summary>The number of the way in which a rule, or without one the rule set, takes a category's keywords.</summary>
    public int WayOf(string category, RiskRule? rule = null) => _ways.IndexOf(_rules.MatchingOf(_categories[category], rule));

    /// <summary>The categories that are searched in a way, in the order of the rule set.</summary>
    public IEnumerable<RiskCategory> CategoriesOf(int way) => _rules.Categories.Where(category =>
        WayOf(category.Id) == way || _rules.Rules.Any(rule => rule.Categories.Contains(category.Id) && WayOf(category.Id, rule) == way));

    private void Note(KeywordMatching matching)
    {
        if (!_ways.Contains(matching))
        {
            _ways.Add(matching);
        }
    }
}
