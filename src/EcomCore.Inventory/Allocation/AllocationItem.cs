namespace EcomCore.Inventory;

/// <summary>One item of a batch: the stock left for its channels and their columns; an empty column stands for its default.</summary>
internal readonly ref struct AllocationItem
{
    public long Stock { get; init; }

    public ReadOnlySpan<double> Demand { get; init; }

    public ReadOnlySpan<long> Floors { get; init; }

    public ReadOnlySpan<long> Caps { get; init; }

    public ReadOnlySpan<double> Weights { get; init; }

    public ReadOnlySpan<long> Lots { get; init; }

    public ReadOnlySpan<int> Tiers { get; init; }

    public ReadOnlySpan<double> Margins { get; init; }

    public ReadOnlySpan<double> Deviations { get; init; }
}
