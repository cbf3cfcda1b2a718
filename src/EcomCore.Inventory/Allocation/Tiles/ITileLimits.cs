#if NET
namespace EcomCore.Inventory;

/// <summary>What keeps a channel from taking or giving a lot, known when the code is compiled for it.</summary>
internal interface ITileLimits
{
    /// <summary>Gets a value indicating whether counts stay between a floor and a cap.</summary>
    static abstract bool Limited { get; }

    /// <summary>Gets a value indicating whether a channel keeps its first lot, and one without stays without.</summary>
    static abstract bool FirstLotsStay { get; }
}

/// <summary>Counts between a floor and a cap.</summary>
internal readonly struct Limited : ITileLimits
{
    static bool ITileLimits.Limited => true;

    static bool ITileLimits.FirstLotsStay => false;
}

/// <summary>Counts without floor and cap.</summary>
internal readonly struct Unlimited : ITileLimits
{
    static bool ITileLimits.Limited => false;

    static bool ITileLimits.FirstLotsStay => false;
}

/// <summary>Counts without floor and cap by Adams' method: every channel with a share has its first lot, whose quotient is 0 whatever the share.</summary>
internal readonly struct FirstLotsGiven : ITileLimits
{
    static bool ITileLimits.Limited => false;

    static bool ITileLimits.FirstLotsStay => true;
}

/// <summary>Whether lots matter, known when the code is compiled for it.</summary>
internal interface ITileLots
{
    /// <summary>Gets a value indicating whether a lot may be more than one unit.</summary>
    static abstract bool HasLots { get; }
}

/// <summary>Every lot is one unit.</summary>
internal readonly struct InUnits : ITileLots
{
    static bool ITileLots.HasLots => false;
}

/// <summary>A lot has one unit or more.</summary>
internal readonly struct InLots : ITileLots
{
    static bool ITileLots.HasLots => true;
}
#endif
