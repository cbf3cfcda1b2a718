#if NET
using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>The three lots nearest to the level, per lane, and the nearest lot that follows another one of its own channel; as distances.</summary>
internal readonly struct Nearest<T>(T first, T second, T third, T again)
    where T : struct, ILanes<T>
{
    public readonly T First = first;
    public readonly T Second = second;
    public readonly T Third = third;
    public readonly T Again = again;

    /// <summary>Gets what is near before any channel is seen: nothing.</summary>
    public static Nearest<T> None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(T.All(double.PositiveInfinity), T.All(double.PositiveInfinity), T.All(double.PositiveInfinity), T.All(double.PositiveInfinity));
    }

    /// <summary>The same with one more channel.</summary>
    /// <param name="distance">How far its next lot is.</param>
    /// <param name="step">How far apart its lots are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Nearest<T> With(T distance, T step) => new(
        T.Smaller(First, distance),
        T.Smaller(Second, T.Larger(First, distance)),
        T.Smaller(Third, T.Larger(Second, distance)),
        T.Smaller(Again, distance + step));
}
#endif
