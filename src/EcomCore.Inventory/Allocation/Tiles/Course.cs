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

    /// <summary>By how many units whole lots may miss the stock at the right level.</summary>
    public T Rounding;

    /// <summary>The units per share that use up the stock.</summary>
    public T Level;

    /// <summary>The units that are left; below zero where the counts take more.</summary>
    public T Left;

    /// <summary>The mask of lanes whose counts are proven.</summary>
    public T Proven;

    /// <summary>The mask of lanes whose counts are proven if their shares are multiples of one number.</summary>
    public T Tied;
}
#endif
