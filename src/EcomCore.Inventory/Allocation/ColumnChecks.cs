#if NET
using System.Numerics;
using System.Runtime.InteropServices;
#endif

namespace EcomCore.Inventory;

/// <summary>
/// The quick test that runs over whole columns before anything is computed. It may suspect a batch that is sound (for a demand of -0), never the
/// other way round; what it suspects is looked at item by item.
/// </summary>
internal static class ColumnChecks
{
#if NET
    // Setting up vectors pays from here on.
    private const int Many = 32;
#endif

    private static readonly ulong LargestFinite = (ulong)BitConverter.DoubleToInt64Bits(double.MaxValue);

    public static bool AreSound(in AllocationBatch batch) =>
        Smallest(batch.Available) >= 0
        && LargestBits(batch.Demand) <= LargestFinite
        && (batch.Weights.IsEmpty || LargestBits(batch.Weights) <= LargestFinite)
        && (batch.Weights.IsEmpty || LargestBits(batch.Demand, batch.Weights) <= LargestFinite)
        && (batch.Margins.IsEmpty || LargestBits(batch.Margins) <= LargestFinite)
        && (batch.Deviations.IsEmpty || LargestBits(batch.Deviations) <= LargestFinite)
        && (batch.Floors.IsEmpty || batch.Caps.IsEmpty
            ? Smallest(batch.Floors) >= 0 && Smallest(batch.Caps) >= 0
            : SmallestOfBoth(batch.Caps, batch.Floors) >= 0)
        && (batch.Lots.IsEmpty || Smallest(batch.Lots) >= 1);

    private static long Smallest(ReadOnlySpan<long> values)
    {
        var smallest = long.MaxValue;
        var i = 0;
#if NET
        if (Vector.IsHardwareAccelerated && values.Length >= Many)
        {
            ref var from = ref MemoryMarshal.GetReference(values);
            var least = new Vector<long>(long.MaxValue);
            for (; i <= values.Length - Vector<long>.Count; i += Vector<long>.Count)
            {
                least = Vector.Min(least, Vector.LoadUnsafe(ref from, (nuint)i));
            }

            for (var lane = 0; lane < Vector<long>.Count; lane++)
            {
                smallest = Math.Min(smallest, least[lane]);
            }
        }
#endif
        for (; i < values.Length; i++)
        {
            smallest = Math.Min(smallest, values[i]);
        }

        return smallest;
    }

    /// <summary>The smallest of all values and of their differences; a difference overflows only where a value is below 0, which says so itself.</summary>
    private static long SmallestOfBoth(ReadOnlySpan<long> values, ReadOnlySpan<long> others)
    {
        var smallest = long.MaxValue;
        var i = 0;
#if NET
        if (Vector.IsHardwareAccelerated && values.Length >= Many)
        {
            ref var from = ref MemoryMarshal.GetReference(values);
            ref var otherFrom = ref MemoryMarshal.GetReference(others);
            var least = new Vector<long>(long.MaxValue);
            for (; i <= values.Length - Vector<long>.Count; i += Vector<long>.Count)
            {
                var (value, other) = (Vector.LoadUnsafe(ref from, (nuint)i), Vector.LoadUnsafe(ref otherFrom, (nuint)i));
                least = Vector.Min(least, Vector.Min(Vector.Min(value, other), value - other));
            }

            for (var lane = 0; lane < Vector<long>.Count; lane++)
            {
                smallest = Math.Min(smallest, least[lane]);
            }
        }
#endif
        for (; i < values.Length; i++)
        {
            smallest = Math.Min(smallest, Math.Min(Math.Min(values[i], others[i]), values[i] - others[i]));
        }

        return smallest;
    }

    /// <summary>The bits of a double order as whole numbers do from 0 to NaN; negative values come after all others.</summary>
    private static ulong LargestBits(ReadOnlySpan<double> values)
    {
        var largest = 0UL;
        var i = 0;
#if NET
        if (Vector.IsHardwareAccelerated && values.Length >= Many)
        {
            ref var from = ref MemoryMarshal.GetReference(values);
            var most = Vector<ulong>.Zero;
            for (; i <= values.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
            {
                most = Vector.Max(most, Vector.AsVectorUInt64(Vector.LoadUnsafe(ref from, (nuint)i)));
            }

            for (var lane = 0; lane < Vector<ulong>.Count; lane++)
            {
                largest = Math.Max(largest, most[lane]);
            }
        }
#endif
        for (; i < values.Length; i++)
        {
            largest = Math.Max(largest, (ulong)BitConverter.DoubleToInt64Bits(values[i]));
        }

        return largest;
    }

    private static ulong LargestBits(ReadOnlySpan<double> values, ReadOnlySpan<double> factors)
    {
        var largest = 0UL;
        var i = 0;
#if NET
        if (Vector.IsHardwareAccelerated && values.Length >= Many)
        {
            ref var from = ref MemoryMarshal.GetReference(values);
            ref var factorFrom = ref MemoryMarshal.GetReference(factors);
            var most = Vector<ulong>.Zero;
            for (; i <= values.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
            {
                var product = Vector.LoadUnsafe(ref from, (nuint)i) * Vector.LoadUnsafe(ref factorFrom, (nuint)i);
                most = Vector.Max(most, Vector.AsVectorUInt64(product));
            }

            for (var lane = 0; lane < Vector<ulong>.Count; lane++)
            {
                largest = Math.Max(largest, most[lane]);
            }
        }
#endif
        for (; i < values.Length; i++)
        {
            largest = Math.Max(largest, (ulong)BitConverter.DoubleToInt64Bits(values[i] * factors[i]));
        }

        return largest;
    }
}
