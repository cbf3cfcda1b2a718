namespace EcomCore.Risk;

/// <summary>What a rule counts apart; the parts that it does not are empty.</summary>
internal readonly record struct ScopeKey(string Platform, string Keyword)
{
    public static ScopeKey Of(RiskScope scope, string platform, string keyword) => new(
        (scope & RiskScope.Platform) != 0 ? platform : string.Empty,
        (scope & RiskScope.Keyword) != 0 ? keyword : string.Empty);
}
