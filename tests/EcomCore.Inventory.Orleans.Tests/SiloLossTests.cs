using System.Collections.Concurrent;
using System.Diagnostics;
using EcomCore.Tests;
using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit.Abstractions;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>Three silos in processes of their own under load: one is killed, another is stopped for longer than the others wait and goes on again.
/// Nothing acknowledged is lost, nothing is promised twice, and the service comes back.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SiloLossTests(ClusterServer server, ITestOutputHelper output)
{
    private const int Skus = 12;
    private const int Callers = 24;
    private const long UnitsPerSku = 5_000;

    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    private readonly ConcurrentDictionary<int, OrderState> _acknowledged = new();
    private readonly ConcurrentBag<(long Sent, long Answered)> _waits = [];
    private readonly ConcurrentDictionary<int, long> _waiting = new();
    private int _orders;
    private int _calls;

    [SuiteFact("orleans")]
    public async Task What_was_acknowledged_survives_the_death_and_the_return_of_silos()
    {
        var schema = server.NewSchema();
        var silos = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SiloProcess.Start(SiloAssembly(), server.ConnectionString, schema)));
        using var client = await Cluster.Client(server.ConnectionString, schema);
        try
        {
            var ledger = client.Services.GetRequiredService<OrleansStockLedger>();
            await Task.WhenAll(Enumerable.Range(0, Skus).Select(i => ledger.Receive(new($"s{i}"), $"S{i}", UnitsPerSku, Noon).AsTask()));
            await ledger.Split("S0", 3);

            using var enough = new CancellationTokenSource();
            var load = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => Work(ledger, enough.Token))));
            await Task.Delay(2_000);

            output.WriteLine($"killed: service resumed after {await GapAfter(silos[0].Kill):F1} s");
            using var fresh = await SiloProcess.Start(SiloAssembly(), server.ConnectionString, schema);
            output.WriteLine($"paused: service resumed after {await GapAfter(silos[1].Pause):F1} s");

            // The others have long declared it dead and loaded its items; now it goes on with what it had in its hands.
            silos[1].Continue();
            await Task.Delay(3_000);
            await enough.CancelAsync();
            await load;
            await LedgerTests.Eventually(() => Task.FromResult(silos[1].HasExited));
            output.WriteLine($"{_acknowledged.Count} orders acknowledged");
            await Check(ledger);
        }
        finally
        {
            await client.StopAsync();
            foreach (var silo in silos)
            {
                silo.Dispose();
            }
        }
    }

    /// <summary>The longest that any caller waited for an answer, from something that happened until all callers are answered again. A busy machine takes longer.</summary>
    private async Task<double> GapAfter(Action happens)
    {
        var before = Stopwatch.GetTimestamp();
        happens();
        await Task.Delay(12_000);
        for (var second = 0; !IsServing(); second++)
        {
            Assert.True(second < 120, "The service did not come back.");
            await Task.Delay(1_000);
        }

        var waits = _waits.Where(wait => wait.Answered > before);
        return waits.Max(wait => Stopwatch.GetElapsedTime(Math.Max(before, wait.Sent), wait.Answered).TotalSeconds);
    }

    /// <summary>Whether no caller waits for long: each that hits a lost silo waits until its items are loaded elsewhere.</summary>
    private bool IsServing() => _waiting.Values.All(sent => Stopwatch.GetElapsedTime(sent).TotalSeconds < 2.5);

    private async Task Work(OrleansStockLedger ledger, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await Task.Delay(20, CancellationToken.None);
            var number = Interlocked.Increment(ref _orders);
            var id = $"o{number}";
            IReadOnlyList<LedgerLine> lines = number % 4 == 0 ? [(SkuOf(number), 1), (SkuOf(number + 5), 1)] : [(SkuOf(number), 1)];
            if (!(await Timed(() => ledger.Reserve(new("r" + id), id, lines, null, Noon))).IsDone)
            {
                continue;
            }

            _acknowledged[number] = OrderState.Open;
            if (number % 3 != 0)
            {
                // Nearly all is given back, so that there is always something to sell, and never enough.
                await Must(() => ledger.Release(new("f" + id), id, Noon), lines);
                _acknowledged[number] = OrderState.Released;
            }
            else if (number % 6 == 0)
            {
                await Must(() => ledger.Confirm(new("c" + id), id, Noon), lines);
                _acknowledged[number] = OrderState.Shipped;
            }
        }
    }

    // Its reservation was acknowledged: there is no reason left to refuse.
    private async Task Must(Func<ValueTask<LedgerAnswer>> command, IReadOnlyList<LedgerLine> lines)
    {
        var answer = await Timed(command);
        Assert.True(answer.IsDone, $"order of {string.Join(", ", lines)}: {answer}, first {answer.FirstStatus}, sequence {answer.Sequence}");
    }

    private async Task<LedgerAnswer> Timed(Func<ValueTask<LedgerAnswer>> command)
    {
        var sent = Stopwatch.GetTimestamp();
        var call = Interlocked.Increment(ref _calls);
        _waiting[call] = sent;
        var answer = await command();
        _waiting.TryRemove(call, out _);
        _waits.Add((sent, Stopwatch.GetTimestamp()));
        return answer;
    }

    private async Task Check(OrleansStockLedger ledger)
    {
        foreach (var some in _acknowledged.Chunk(64))
        {
            await Task.WhenAll(some.Select(async order =>
            {
                var found = await ledger.OrderOf($"o{order.Key}");
                Assert.True(found?.State == order.Value, $"order {order.Key} was acknowledged as {order.Value} and is {found?.State}");
            }));
        }

        foreach (var stock in await ledger.AllStock())
        {
            Assert.True(stock.OnHand >= stock.Reserved && stock.Reserved >= 0, stock.ToString());
            var holders = await ledger.HoldersOf(stock.Sku);
            Assert.Equal(stock.Reserved, holders.Sum(holder => holder.Units));
            var shipped = _acknowledged.Where(order => order.Value == OrderState.Shipped).Sum(order => Units(order.Key, stock.Sku));
            Assert.Equal(UnitsPerSku - shipped, stock.OnHand);
        }

        Assert.Empty((await ledger.Verify()).Findings);
    }

    private static int Units(int number, string sku) => (SkuOf(number) == sku ? 1 : 0) + (number % 4 == 0 && SkuOf(number + 5) == sku ? 1 : 0);

    private static string SkuOf(int number) => $"S{number % Skus}";

    private static string SiloAssembly()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "eng", "LedgerSilo", "bin", configuration, "net10.0", "LedgerSilo.dll");
    }
}
