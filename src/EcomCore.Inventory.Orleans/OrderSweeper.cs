using Microsoft.Extensions.Hosting;

namespace EcomCore.Inventory.Orleans;

/// <summary>Looks from time to time for what a dead silo left half done, and has it completed or undone; so it also knows whether the database is there.</summary>
internal sealed class OrderSweeper(LedgerRuntime runtime, IGrainFactory grains) : BackgroundService
{
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

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
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Sweep()
    {
        try
        {
            var orders = await runtime.Orders.Forgotten(runtime.Options.SweepInterval, [.. Here('o')]).ConfigureAwait(false);
            var items = await runtime.Journal.Forgotten(runtime.Options.SweepInterval, [.. Here('i')]).ConfigureAwait(false);
            runtime.Reached(null);
            if (orders.Count + items.Count > 0)
            {
                runtime.Log.TakesUp(orders.Count, items.Count);
            }

            // Nobody waits for them: one that hangs holds up neither the others nor the next round.
            orders.ForEach(order => _ = TakeUp("o" + order, () => grains.GetGrain<IOrderGrain>(OrderGrain.ShardOf(order)).Resume(order)));
            items.ForEach(item => _ = TakeUp("i" + item, () => grains.GetGrain<IItemGrain>(item).Arrive()));
        }
#pragma warning disable CA1031 // The next round tries again, whatever it was.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            runtime.Reached(failure);
            runtime.Log.SweepFailed(failure);
        }
    }

    private async Task TakeUp(string what, Func<Task> work)
    {
        lock (_underWay)
        {
            _underWay.Add(what);
        }

        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // It is still half done, and found again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            runtime.Log.SweepFailed(failure);

            // Its turn comes after that of the others.
            await Task.Delay(runtime.Options.SweepInterval).ConfigureAwait(false);
        }
        finally
        {
            lock (_underWay)
            {
                _underWay.Remove(what);
            }
        }
    }

    private List<string> Here(char kind)
    {
        lock (_underWay)
        {
            return [.. _underWay.Where(what => what[0] == kind).Select(what => what[1..])];
        }
    }
}
