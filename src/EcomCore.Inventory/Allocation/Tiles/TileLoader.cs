#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Copies the columns of neighbouring items into a tile.</summary>
internal static class TileLoader
{
    /// <summary>Whether the items waste little room in a tile: not too many channels, and not too different numbers of them.</summary>
    public static bool Suits(in AllocationBatch batch, int first, int items, out int channels)
    {
        channels = 0;
        if (batch.Offsets.IsEmpty)
        {
            channels = batch.MaxChannels;
            return channels is > 0 and <= Tile.MostChannels;
        }

        for (var item = first; item < first + items; item++)
        {
            channels = Math.Max(channels, batch.LengthOf(item));
        }

        return channels is > 0 and <= Tile.MostChannels && channels * Tile.Items <= 4 * (batch.StartOf(first + items) - batch.StartOf(first));
    }

    /// <summary>Lays the items out channel by channel; places without an item or a channel get what takes nothing.</summary>
    public static void Load(in AllocationBatch batch, int first, int items, AllocationPolicy policy, in Tile tile)
    {
        var isFull = items == Tile.Items && batch.Offsets.IsEmpty;
        if (!isFull)
        {
            Clear(tile, batch.HasLimits);
        }

        LoadStock(batch.Available.Slice(first, items), policy, tile.Stock);

        if (isFull && Transposition.IsSupported)
        {
            LoadFull(batch, batch.StartOf(first), tile);
            return;
        }

        for (var i = 0; i < items; i++)
        {
            LoadItem(batch, batch.StartOf(first + i), batch.LengthOf(first + i), tile, i);
        }
    }

    private static void LoadStock(ReadOnlySpan<long> available, AllocationPolicy policy, Span<double> stock)
    {
        if (!policy.HasReserve)
        {
            for (var i = 0; i < available.Length; i++)
            {
                stock[i] = available[i];
            }

            return;
        }

        for (var i = 0; i < available.Length; i++)
        {
            stock[i] = available[i] - policy.ReserveOf(available[i]);
        }
    }

    private static void Clear(in Tile tile, bool hasLimits)
    {
        tile.Stock.Clear();
        tile.Shares.Clear();
        if (hasLimits)
        {
            tile.Fewest.Clear();
            tile.Most.Clear();
            tile.Lots.Fill(1);
        }
    }

    private static void LoadItem(in AllocationBatch batch, int start, int length, in Tile tile, int place)
    {
        for (var c = 0; c < length; c++)
        {
            var at = (c * Tile.Items) + place;
            var weight = batch.Weights.IsEmpty ? 1 : batch.Weights[start + c];
            tile.Shares[at] = batch.Demand[start + c] * weight;
            if (batch.HasLimits)
            {
                tile.Fewest[at] = batch.Floors.IsEmpty ? 0 : batch.Floors[start + c];
                tile.Most[at] = batch.Caps.IsEmpty ? long.MaxValue : batch.Caps[start + c];
                tile.Lots[at] = batch.Lots.IsEmpty ? 1 : batch.Lots[start + c];
            }
        }
    }

    /// <summary>The quick way for full tiles of a rectangular batch.</summary>
    private static void LoadFull(in AllocationBatch batch, int start, in Tile tile)
    {
        Copy(batch.Demand, batch.Weights, start, tile.Shares, tile.Channels);
        if (batch.HasLimits)
        {
            CopyOr(batch.Floors, 0, start, tile.Fewest, tile.Channels);
            CopyOr(batch.Caps, long.MaxValue, start, tile.Most, tile.Channels);
            CopyOr(batch.Lots, 1, start, tile.Lots, tile.Channels);
        }
    }

    private static void Copy(ReadOnlySpan<double> demand, ReadOnlySpan<double> weights, int start, Span<double> tile, int channels)
    {
        ref var to = ref MemoryMarshal.GetReference(tile);
        ref var rows = ref MemoryMarshal.GetReference(demand.Slice(start, tile.Length));
        ref var factors = ref weights.IsEmpty ? ref Unsafe.NullRef<double>() : ref MemoryMarshal.GetReference(weights.Slice(start, tile.Length));
        var done = weights.IsEmpty ? CopyBlocks(ref rows, ref to, channels) : CopyProducts(ref rows, ref factors, ref to, channels);
        for (var c = done; c < channels; c++)
        {
            for (var i = 0; i < Tile.Items; i++)
            {
                var at = start + (i * channels) + c;
                tile[(c * Tile.Items) + i] = demand[at] * (weights.IsEmpty ? 1 : weights[at]);
            }
        }
    }

    private static int CopyBlocks(ref double rows, ref double to, int channels)
    {
        var c = 0;
        for (; WideTransposition.IsSupported && c <= channels - WideTransposition.Block; c += WideTransposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += WideTransposition.Block)
            {
                WideTransposition.Load(ref Unsafe.Add(ref rows, (i * channels) + c), channels, ref Unsafe.Add(ref to, (c * Tile.Items) + i));
            }
        }

        for (; c <= channels - Transposition.Block; c += Transposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += Transposition.Block)
            {
                Transposition.Load(ref Unsafe.Add(ref rows, (i * channels) + c), channels, ref Unsafe.Add(ref to, (c * Tile.Items) + i));
            }
        }

        return c;
    }

    private static int CopyBlocks(ref long rows, ref double to, int channels)
    {
        var c = 0;
        for (; WideTransposition.IsSupported && c <= channels - WideTransposition.Block; c += WideTransposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += WideTransposition.Block)
            {
                WideTransposition.Load(ref Unsafe.Add(ref rows, (i * channels) + c), channels, ref Unsafe.Add(ref to, (c * Tile.Items) + i));
            }
        }

        for (; c <= channels - Transposition.Block; c += Transposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += Transposition.Block)
            {
                Transposition.Load(ref Unsafe.Add(ref rows, (i * channels) + c), channels, ref Unsafe.Add(ref to, (c * Tile.Items) + i));
            }
        }

        return c;
    }

    private static int CopyProducts(ref double rows, ref double factors, ref double to, int channels)
    {
        var c = 0;
        for (; WideTransposition.IsSupported && c <= channels - WideTransposition.Block; c += WideTransposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += WideTransposition.Block)
            {
                var at = (i * channels) + c;
                ref var place = ref Unsafe.Add(ref to, (c * Tile.Items) + i);
                WideTransposition.LoadProducts(ref Unsafe.Add(ref rows, at), ref Unsafe.Add(ref factors, at), channels, ref place);
            }
        }

        for (; c <= channels - Transposition.Block; c += Transposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += Transposition.Block)
            {
                var at = (i * channels) + c;
                ref var place = ref Unsafe.Add(ref to, (c * Tile.Items) + i);
                Transposition.LoadProducts(ref Unsafe.Add(ref rows, at), ref Unsafe.Add(ref factors, at), channels, ref place);
            }
        }

        return c;
    }

    private static void CopyOr(ReadOnlySpan<long> column, long otherwise, int start, Span<double> tile, int channels)
    {
        if (column.IsEmpty)
        {
            tile.Fill(otherwise);
            return;
        }

        ref var to = ref MemoryMarshal.GetReference(tile);
        ref var rows = ref MemoryMarshal.GetReference(column.Slice(start, tile.Length));
        var done = CopyBlocks(ref rows, ref to, channels);
        for (var c = done; c < channels; c++)
        {
            for (var i = 0; i < Tile.Items; i++)
            {
                tile[(c * Tile.Items) + i] = column[start + (i * channels) + c];
            }
        }
    }
}
#endif
