using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace EcomCore.Risk;

/// <summary>Categories of keywords and the rules over them: what a <see cref="RiskMonitor"/> watches for. Immutable; safe to share between threads.</summary>
/// <remarks>Built in code, or read from JSON (docs/risk.md shows the form). Rules do not influence each other within the limits that they share:
/// <see cref="RiskOptions.RememberedPosts"/> and <see cref="RiskOptions.WaitingIncidents"/>.</remarks>
public sealed class RiskRules
{
    private static readonly Lazy<RiskRules> LazyDefault = new(() => Load(DefaultMatrix.Json));

    private readonly HashSet<string> _allowedAuthors;

    internal RiskRules(RiskRuleParts parts)
    {
        Parts = parts;
        Categories = Array.AsReadOnly(parts.Categories);
        Rules = Array.AsReadOnly(parts.Rules);
        AllowedAuthors = Array.AsReadOnly(parts.AllowedAuthors);
        OwnBrand = Array.AsReadOnly(parts.OwnBrand);
        _allowedAuthors = new HashSet<string>(parts.AllowedAuthors, StringComparer.Ordinal);
    }

    /// <summary>Gets the rule set without any rule, in UTC, with literal matching; the start of one built in code.</summary>
    public static RiskRules Empty { get; } = new(new RiskRuleParts());

    /// <summary>Gets the default keyword matrix in Chinese and English: quality, competitor, policy.</summary>
    public static RiskRules Default => LazyDefault.Value;

    /// <summary>Gets the JSON text of <see cref="Default"/>, a start for rules of one's own.</summary>
    public static string DefaultJson => DefaultMatrix.Json;

    /// <summary>Gets the zone whose calendar days count.</summary>
    public DateTimeZone Zone => Parts.Zone;

    /// <summary>Gets how literally keywords are taken.</summary>
    public KeywordMatching Matching => Parts.Matching;

    /// <summary>Gets the categories in the order given.</summary>
    public IReadOnlyList<RiskCategory> Categories { get; }

    /// <summary>Gets the rules in the order given.</summary>
    public IReadOnlyList<RiskRule> Rules { get; }

    /// <summary>Gets the authors whose posts do not count, such as the shop's own accounts.</summary>
    public IReadOnlyList<string> AllowedAuthors { get; }

    /// <summary>Gets the names of the own brand; a hit that lies within one does not count.</summary>
    public IReadOnlyList<string> OwnBrand { get; }

    internal RiskRuleParts Parts { get; }

    /// <summary>Reads rules from JSON.</summary>
    /// <param name="json">The text; may be null.</param>
    /// <param name="rules">The rules; null when the answer is false.</param>
    /// <param name="faults">Every fault with its path; empty when the answer is true.</param>
    /// <returns>False when the text has a fault.</returns>
    public static bool TryLoad(string? json, [NotNullWhen(true)] out RiskRules? rules, out IReadOnlyList<RiskRuleFault> faults)
    {
        rules = RiskRulesReader.Read(json ?? string.Empty, out faults);
        return rules is not null;
    }

    /// <summary>Reads rules from JSON that is known to be right.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">The text has a fault; the message lists every one, each on a line of its own.</exception>
    public static RiskRules Load(string json)
    {
        Guard.NotNull(json);
        return TryLoad(json, out var rules, out var faults)
            ? rules
            : throw new FormatException(string.Join("\n", faults.Select(fault => fault.ToString())));
    }

    /// <summary>These rules with the calendar of another zone.</summary>
    /// <param name="zone">The zone, such as <c>DateTimeZoneProviders.Tzdb["Asia/Shanghai"]</c>.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public RiskRules InZone(DateTimeZone zone)
    {
        Guard.NotNull(zone);
        return new RiskRules(Parts with { Zone = zone });
    }

    /// <summary>These rules with another way of matching.</summary>
    /// <param name="matching">How literally keywords are taken.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="matching"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing of some keyword counts under <paramref name="matching"/>.</exception>
    public RiskRules WithMatching(KeywordMatching matching)
    {
        Guard.NotNull(matching);
        return Checked(Parts with { Matching = matching }, nameof(matching));
    }

    /// <summary>These rules and one more category.</summary>
    /// <param name="category">With an id that no category has.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="category"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is taken, a keyword is too long or nothing of it counts, or there are too many categories.</exception>
    public RiskRules With(RiskCategory category)
    {
        Guard.NotNull(category);
        return Checked(Parts with { Categories = [.. Categories, category] }, nameof(category));
    }

    /// <summary>These rules and one more.</summary>
    /// <param name="rule">With an id that no rule has, over a category that is here.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is taken or the category is unknown.</exception>
    public RiskRules With(RiskRule rule)
    {
        Guard.NotNull(rule);
        return Checked(Parts with { Rules = [.. Rules, rule] }, nameof(rule));
    }

    /// <summary>These rules, without the posts of some authors.</summary>
    /// <param name="authors">Their names as <see cref="Post.Author"/> has them; added to those there are.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="authors"/> is null.</exception>
    /// <exception cref="ArgumentException">A name is null or empty.</exception>
    public RiskRules Allowing(params IEnumerable<string> authors)
    {
        Guard.NotNull(authors);
        return new RiskRules(Parts with { AllowedAuthors = [.. AllowedAuthors, .. KeywordGroup.Checked(authors, nameof(authors))] });
    }

    /// <summary>These rules, with names of the own brand.</summary>
    /// <param name="names">The names; added to those there are.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    /// <exception cref="ArgumentException">A name is null, empty or too long, or nothing of it counts.</exception>
    public RiskRules WithOwnBrand(params IEnumerable<string> names)
    {
        Guard.NotNull(names);
        return Checked(Parts with { OwnBrand = [.. OwnBrand, .. KeywordGroup.Checked(names, nameof(names))] }, nameof(names));
    }

    /// <summary>Whether an author's posts do not count.</summary>
    internal bool IsAllowed(string? author) => author is not null && _allowedAuthors.Contains(author);

    /// <summary>How literally a rule takes a category's keywords.</summary>
    internal KeywordMatching MatchingOf(RiskCategory category, RiskRule? rule = null) => rule?.Matching ?? category.Matching ?? Matching;

    private static RiskRules Checked(RiskRuleParts parts, string name)
    {
        var faults = new List<JsonFault>();
        RiskRulesCheck.Run(parts, faults);
        var rules = new RiskRules(parts);
        if (faults.Count == 0)
        {
            RiskRulesCheck.CheckCharacters(rules, faults);
        }

        return faults.Count == 0 ? rules : throw new ArgumentException(string.Join(" ", faults.Select(fault => fault.Message + ".")), name);
    }
}
