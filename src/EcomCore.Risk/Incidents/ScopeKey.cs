namespace EcomCore.Risk;

/// <summary>What a rule counts apart; the parts that it does not are empty.</summary>
internal readonly record struct ScopeKey(string Platform, string Keyword, string Product)
{
    public static ScopeKey Of(RiskScope scope, MatchedPost post, string keyword) => new(
        (scope & RiskScope.Platform) != 0 ? post.Platform : string.Empty,
        (scope & RiskScope.Keyword) != 0 ? keyword : string.Empty,
        (scope & RiskScope.Product) != 0 ? post.Product ?? string.Empty : string.Empty);
}
