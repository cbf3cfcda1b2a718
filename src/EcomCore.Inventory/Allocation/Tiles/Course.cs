#if NET
namespace EcomCore.Inventory;

/// <summary>How far the division of some lanes has come. It goes from step to step by reference: vectors by value would travel through memory in pieces.</summary>
internal struct Course<T>
    where T : struct, ILanes<T>
{
    /// <summary>The units to divide.</summary>
    public T Stock;

    /// <summary>The sum of all shares.</summary>
    public T Total;

    /// <summary>The mask of lanes that doubles cannot settle.</summary>
    public T Odd;

    /// <summary>The mask of lanes in which all channels stand at their caps.</summary>
    public T Full;

    /// <summary>The mask of lanes whose floors do not fit.</summary>
    public T IsShort;

    /// <summary>The units of the largest lot.</summary>
    public T LargestLot;

    /// <summary>The lots per share that use up the stock.</summary>
    public T Level;

    /// <summary>The sum of the shares of all channels between their limits, in units.</summary>
    public T Slope;

    /// <summary>The units that are left; below zero where the counts take more.</summary>
    public T Left;

    /// <summary>The quotient of the first open lot.</summary>
    public T First;

    /// <summary>The quotient of the second open lot.</summary>
    public T Second;

    /// <summary>The units of the first open lot.</summary>
    public T FirstLot;

    /// <summary>The quotient of the last lot taken.</summary>
    public T Last;

    /// <summary>The mask of lanes whose counts are proven.</summary>
    public T Proven;

    /// <summary>The mask of lanes whose counts are proven if their shares are multiples of one number.</summary>
    public T Tied;
}
#endif
