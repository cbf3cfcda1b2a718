#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
#endif
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>
/// The quick test that runs over whole columns before anything is computed. It may suspect a batch that is sound (for a demand of -0), never the
/// other way round; what it suspects is looked at item by item.
/// </summary>
internal static class ColumnChecks
{
    public static bool AreSound(in AllocationBatch batch) =>
        Keeps<NotNegative>(batch.Available)
        && (batch.Weights.IsEmpty ? Keeps<Finite>(Bits(batch.Demand)) : Keeps<FiniteProduct>(Bits(batch.Demand), Bits(batch.Weights)))
        && Keeps<Finite>(Bits(batch.Margins))
        && Keeps<Finite>(Bits(batch.Deviations))
        && (batch.Floors.IsEmpty || batch.Caps.IsEmpty
            ? Keeps<NotNegative>(batch.Floors) && Keeps<NotNegative>(batch.Caps)
            : Keeps<InOrder>(batch.Floors, batch.Caps))
        && Keeps<Positive>(batch.Lots);

    private static ReadOnlySpan<long> Bits(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, long>(values);

    private static bool Keeps<TRule>(ReadOnlySpan<long> values)
        where TRule : struct, IColumnRule => values.IsEmpty || Keeps<TRule>(values, values);

    private static bool Keeps<TRule>(ReadOnlySpan<long> values, ReadOnlySpan<long> others)
        where TRule : struct, IColumnRule
    {
        var rule = default(TRule);
        var sign = 0L;
        var i = 0;
#if NET
        if (Vector.IsHardwareAccelerated && values.Length >= 4 * Vector<long>.Count && !Keeps<TRule>(values, others, out i))
        {
            return false;
        }
#endif
        for (; i < values.Length; i++)
        {
            sign |= rule.Sign(values[i], others[i]);
        }

        return sign >= 0;
    }
#if NET

    /// <summary>Tests as many values as fill vectors; done says how many.</summary>
    private static bool Keeps<TRule>(ReadOnlySpan<long> values, ReadOnlySpan<long> others, out int done)
        where TRule : struct, IColumnRule
    {
        // Four signs that do not wait for each other: one reads the cache at half its speed.
        var width = Vector<long>.Count;
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var other = ref MemoryMarshal.GetReference(others);
        var (a, b, c, d) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        for (done = 0; done <= values.Length - (4 * width); done += 4 * width)
        {
            a |= At<TRule>(ref value, ref other, done);
            b |= At<TRule>(ref value, ref other, done + width);
            c |= At<TRule>(ref value, ref other, done + (2 * width));
            d |= At<TRule>(ref value, ref other, done + (3 * width));
        }

        return !Vector.LessThanAny(a | b | c | d, Vector<long>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> At<TRule>(ref long value, ref long other, int place)
        where TRule : struct, IColumnRule =>
        default(TRule).Sign(Vector.LoadUnsafe(ref value, (nuint)place), Vector.LoadUnsafe(ref other, (nuint)place));
#endif
}
