#if NET
using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>Where the lots taken end and the open ones begin, per lane: the quotients of the two first open lots and of the two last taken ones.</summary>
internal readonly struct Edge<T>(T first, T second, T last, T secondLast)
    where T : struct, ILanes<T>
{
    public readonly T First = first;
    public readonly T Second = second;
    public readonly T Last = last;
    public readonly T SecondLast = secondLast;

    /// <summary>Gets the edge before any channel is seen: no open lot and none taken.</summary>
    public static Edge<T> None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(
            T.All(double.PositiveInfinity), T.All(double.PositiveInfinity), T.All(double.NegativeInfinity), T.All(double.NegativeInfinity));
    }

    /// <summary>The edge with the next and the last lot of one more channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Edge<T> With(T next, T taken) => new(
        T.Smaller(First, next),
        T.Smaller(Second, T.Larger(First, next)),
        T.Larger(Last, taken),
        T.Larger(SecondLast, T.Smaller(Last, taken)));
}
#endif
