using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>Callers that reserve, confirm and give back at a cluster while silos are lost, and remember what was acknowledged.</summary>
internal sealed class SellingLoad(OrleansStockLedger ledger)
{
    private const int Skus = 12;
    private const int Callers = 24;
    private const long UnitsPerSku = 5_000;

    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    private readonly ConcurrentDictionary<int, OrderState> _acknowledged = new();
    private readonly ConcurrentBag<(long Sent, long Answered)> _waits = [];
    private readonly ConcurrentDictionary<int, (long Sent, string What)> _waiting = new();
    private volatile bool _isEnough;
    private Task _callers = Task.CompletedTask;
    private int _orders;
    private int _calls;

    public int Acknowledged => _acknowledged.Count;

    /// <summary>Fills the shelves and lets the callers go.</summary>
    public async Task Start()
    {
        await Task.WhenAll(Enumerable.Range(0, Skus).Select(i => ledger.Receive(new($"s{i}"), $"S{i}", UnitsPerSku, Noon).AsTask()));
        await ledger.Split("S0", 3);
        _callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(Work)));
    }

    /// <summary>Waits until every caller has the answer that it waits for.</summary>
    public async Task Stop()
    {
        _isEnough = true;
        await _callers;
    }

    /// <summary>The longest that any caller waited for an answer, from something that happened until all callers are answered again. A busy machine takes longer.</summary>
    public async Task<double> GapAfter(Action happens)
    {
        var before = Stopwatch.GetTimestamp();
        happens();
        await Task.Delay(12_000);
        for (var second = 0; !IsServing(); second++)
        {
            Assert.True(second < 60, $"The service did not come back: {string.Join(", ", _waiting.Select(call => call.Value.What))}.");
            await Task.Delay(1_000);
        }

        var waits = _waits.Where(wait => wait.Answered > before);
        return waits.Max(wait => Stopwatch.GetElapsedTime(Math.Max(before, wait.Sent), wait.Answered).TotalSeconds);
    }

    /// <summary>Whether no caller waits for long: each that hits a lost silo waits until its items are loaded elsewhere.</summary>
    private bool IsServing() => _waiting.Values.All(call => Stopwatch.GetElapsedTime(call.Sent).TotalSeconds < 2.5);

    private async Task Work()
    {
        while (!_isEnough)
        {
            await Task.Delay(20, CancellationToken.None);
            var number = Interlocked.Increment(ref _orders);
            var id = $"o{number}";
            IReadOnlyList<LedgerLine> lines = number % 4 == 0 ? [(SkuOf(number), 1), (SkuOf(number + 5), 1)] : [(SkuOf(number), 1)];
            if (!(await Timed("reserve " + string.Join('+', lines.Select(line => line.Sku)), () => ledger.Reserve(new("r" + id), id, lines, null, Noon))).IsDone)
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
        var answer = await Timed("then " + string.Join('+', lines.Select(line => line.Sku)), command);
        Assert.True(answer.IsDone, $"order of {string.Join(", ", lines)}: {answer}, first {answer.FirstStatus}, sequence {answer.Sequence}");
    }

    private async Task<LedgerAnswer> Timed(string what, Func<ValueTask<LedgerAnswer>> command)
    {
        var sent = Stopwatch.GetTimestamp();
        var call = Interlocked.Increment(ref _calls);
        _waiting[call] = (sent, what);
        LedgerAnswer answer;
        try
        {
            answer = await command();
        }
        catch (Exception failure)
        {
            _waiting[call] = (sent, what + ": " + failure);
            throw;
        }

        _waiting.TryRemove(call, out _);
        _waits.Add((sent, Stopwatch.GetTimestamp()));
        return answer;
    }

    /// <summary>Checks that what was acknowledged is there, nothing else was shipped, and every number agrees.</summary>
    public async Task Check()
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
}
