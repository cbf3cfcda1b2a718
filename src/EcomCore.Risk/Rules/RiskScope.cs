namespace EcomCore.Risk;

/// <summary>What a rule counts apart: each scope key has a window and incidents of its own.</summary>
[Flags]
public enum RiskScope
{
    /// <summary>Everything together.</summary>
    All = 0,

    /// <summary>Each platform apart.</summary>
    Platform = 1,

    /// <summary>Each keyword of the category apart.</summary>
    Keyword = 2,

    /// <summary>Each keyword on each platform apart.</summary>
    PlatformAndKeyword = Platform | Keyword,

    /// <summary>Each product apart; posts of no known product are counted together.</summary>
    Product = 4,
}
