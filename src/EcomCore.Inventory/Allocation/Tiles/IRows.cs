#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomCore.Inventory;

/// <summary>A column of a batch, or the product of two, read as doubles.</summary>
internal interface IRows
{
    /// <summary>One value.</summary>
    double At(int place);

    /// <summary>Four values from a place on.</summary>
    Vector256<double> FourAt(int place);

    /// <summary>Eight values from a place on.</summary>
    Vector512<double> EightAt(int place);

    /// <summary>Asks for the line of memory in which a place lies.</summary>
    void Ask(int place);
}

/// <summary>A column of doubles.</summary>
internal readonly ref struct DoubleRows(ReadOnlySpan<double> column) : IRows
{
    private readonly ref double _first = ref MemoryMarshal.GetReference(column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(int place) => Unsafe.Add(ref _first, place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> FourAt(int place) => Vector256.LoadUnsafe(ref _first, (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> EightAt(int place) => Vector512.LoadUnsafe(ref _first, (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ask(int place) => Prefetching.Ask(ref _first, place);
}

/// <summary>A column of whole numbers, each as the double nearest to it.</summary>
internal readonly ref struct LongRows(ReadOnlySpan<long> column) : IRows
{
    private readonly ref long _first = ref MemoryMarshal.GetReference(column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(int place) => Unsafe.Add(ref _first, place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> FourAt(int place) => Vector256.ConvertToDouble(Vector256.LoadUnsafe(ref _first, (nuint)place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> EightAt(int place) => Vector512.ConvertToDouble(Vector512.LoadUnsafe(ref _first, (nuint)place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ask(int place) => Prefetching.Ask(ref _first, place);
}

/// <summary>The products of two columns of doubles.</summary>
internal readonly ref struct ProductRows(ReadOnlySpan<double> left, ReadOnlySpan<double> right) : IRows
{
    private readonly ref double _left = ref MemoryMarshal.GetReference(left);
    private readonly ref double _right = ref MemoryMarshal.GetReference(right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(int place) => Unsafe.Add(ref _left, place) * Unsafe.Add(ref _right, place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> FourAt(int place) =>
        Vector256.LoadUnsafe(ref _left, (nuint)place) * Vector256.LoadUnsafe(ref _right, (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> EightAt(int place) =>
        Vector512.LoadUnsafe(ref _left, (nuint)place) * Vector512.LoadUnsafe(ref _right, (nuint)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ask(int place)
    {
        Prefetching.Ask(ref _left, place);
        Prefetching.Ask(ref _right, place);
    }
}
#endif
