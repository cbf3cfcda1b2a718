using Microsoft.Extensions.Hosting;

namespace EcomCore.Inventory.Orleans;

/// <summary>Looks from time to time for what a dead silo left half done, and has it completed or undone.</summary>
internal sealed class OrderSweeper(LedgerRuntime runtime, IGrainFactory grains) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(runtime.Options.SweepInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await Sweep().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task Sweep()
    {
        try
        {
            var orders = await runtime.Orders.Forgotten(runtime.Options.SweepInterval).ConfigureAwait(false);
            var items = await runtime.Journal.Forgotten(runtime.Options.SweepInterval).ConfigureAwait(false);
            if (orders.Count + items.Count > 0)
            {
                runtime.Log.TakesUp(orders.Count, items.Count);
            }

            await Task.WhenAll(
                Task.WhenAll(orders.Select(order => grains.GetGrain<IOrderGrain>(OrderGrain.ShardOf(order)).Resume(order))),
                Task.WhenAll(items.Select(item => grains.GetGrain<IItemGrain>(item).Arrive()))).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The next round tries again, whatever it was.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            runtime.Log.SweepFailed(failure);
        }
    }
}
