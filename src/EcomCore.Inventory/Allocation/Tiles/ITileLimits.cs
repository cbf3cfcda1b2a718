#if NET
namespace EcomCore.Inventory;

/// <summary>Whether counts have limits, known when the code is compiled for it.</summary>
internal interface ITileLimits
{
    static abstract bool Limited { get; }
}

/// <summary>Counts between a floor and a cap.</summary>
internal readonly struct Limited : ITileLimits
{
    static bool ITileLimits.Limited => true;
}

/// <summary>Counts without floor and cap.</summary>
internal readonly struct Unlimited : ITileLimits
{
    static bool ITileLimits.Limited => false;
}
#endif
