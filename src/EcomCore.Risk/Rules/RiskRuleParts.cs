using NodaTime;

namespace EcomCore.Risk;

/// <summary>What a rule set is made of.</summary>
internal sealed record RiskRuleParts
{
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    public KeywordMatching Matching { get; init; } = KeywordMatching.Exact;

    public RiskCategory[] Categories { get; init; } = [];

    public RiskRule[] Rules { get; init; } = [];

    public string[] AllowedAuthors { get; init; } = [];

    public string[] OwnBrand { get; init; } = [];
}
