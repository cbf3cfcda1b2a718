#if NET
using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>The lots nearest to the level, per lane, as distances with the units of the first two; and the nearest lot that follows another one of its own channel.</summary>
internal struct Front<T>
    where T : struct, ILanes<T>
{
    public T First;
    public T FirstLot;
    public T Second;
    public T SecondLot;
    public T Third;
    public T Again;

    /// <summary>Gets what is near before any channel is seen: nothing.</summary>
    public static Front<T> None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var never = T.All(double.PositiveInfinity);
            return new Front<T> { First = never, FirstLot = never, Second = never, SecondLot = never, Third = never, Again = never };
        }
    }

    /// <summary>Adds one more channel.</summary>
    /// <param name="distance">How far its next lot is.</param>
    /// <param name="step">How far apart its lots are.</param>
    /// <param name="lot">The units of a lot.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T distance, T step, T lot)
    {
        Again = T.Smaller(Again, distance + step);
        Third = T.Smaller(Third, T.Larger(Second, distance));
        SecondLot = T.ChooseBelow(distance, First, FirstLot, T.ChooseBelow(distance, Second, lot, SecondLot));
        FirstLot = T.ChooseBelow(distance, First, lot, FirstLot);
        Second = T.Smaller(Second, T.Larger(First, distance));
        First = T.Smaller(First, distance);
    }
}
#endif
