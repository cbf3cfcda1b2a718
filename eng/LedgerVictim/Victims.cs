using System.Diagnostics;
using System.Globalization;
using EcomCore.Inventory;
using EcomCore.Tests;

namespace LedgerVictim;

/// <summary>Starts processes that write to one ledger, kills them, and checks that what they acknowledged is there. Compiled into the tests that kill.</summary>
internal sealed class Victims(string store)
{
    private readonly Dictionary<int, HashSet<char>> _acknowledged = [];
    private int _last;

    /// <summary>Starts a victim and kills it at a random moment; gives the number of commands it acknowledged.</summary>
    /// <param name="random">Says when.</param>
    /// <param name="gap">How far its orders are from the last acknowledged one: victims that live at the same time must not meet.</param>
    public async Task<int> KillOne(Random random, int gap = 1)
    {
        using var victim = Process.Start(new ProcessStartInfo("dotnet", [Assembly(), store, (_last + gap).ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;

        // One in eight dies while it starts, the others some time after their first answer.
        var life = random.Next(8) == 0 ? TimeSpan.FromMilliseconds(random.Next(20, 250)) : TimeSpan.FromMilliseconds(random.Next(0, 120));
        var reading = ReadAnswers(victim, life < TimeSpan.FromMilliseconds(1) || random.Next(8) == 0 ? null : () => _ = KillAfter(victim, life));
        _ = KillAfter(victim, TimeSpan.FromSeconds(20));
        var acknowledged = await reading;
        await victim.WaitForExitAsync();
        foreach (var (order, command) in acknowledged)
        {
            _acknowledged.TryAdd(order, []);
            _acknowledged[order].Add(command);
        }

        return acknowledged.Count;
    }

    /// <summary>Checks that every acknowledged command is there, and forgets them.</summary>
    public async Task Check(IStockLedger ledger, int kill)
    {
        foreach (var (number, commands) in _acknowledged)
        {
            CheckOrder(await ledger.OrderOf(new VictimOrder(number).Id), new VictimOrder(number), commands, kill);
        }

        var found = await ledger.Verify();
        Assert.True(found.IsSound, $"after kill {kill}: {string.Join('\n', found.Findings)}");

        // Orders beyond the last acknowledged one may have been reserved too; the next victim must not meet them.
        _last = _acknowledged.Keys.Append(_last).Max() + 1_000;
        _acknowledged.Clear();
    }

    private static async Task KillAfter(Process victim, TimeSpan life)
    {
        await Task.Delay(life);
        try
        {
            victim.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is gone.
        }
    }

    private static async Task<List<(int Order, char Command)>> ReadAnswers(Process victim, Action? atFirst)
    {
        var acknowledged = new List<(int, char)>();
        if (atFirst is null)
        {
            _ = KillAfter(victim, TimeSpan.FromMilliseconds(200));
        }

        while (await victim.StandardOutput.ReadLineAsync() is { } line)
        {
            // "ro17 Done"; a line cut off by the kill was not acknowledged.
            if (line.EndsWith(" Done", StringComparison.Ordinal))
            {
                acknowledged.Add((int.Parse(line.AsSpan(2, line.IndexOf(' ', StringComparison.Ordinal) - 2), CultureInfo.InvariantCulture), line[0]));
                if (acknowledged.Count == 1)
                {
                    atFirst?.Invoke();
                }
            }
        }

        return acknowledged;
    }

    private static void CheckOrder(OrderPosition? found, VictimOrder order, HashSet<char> commands, int kill)
    {
        Assert.True(found is not null, $"after kill {kill}: {order} was acknowledged and is not there");
        var units = order.Lines.Select(line => line.Quantity).ToList();
        if (commands.Contains('c'))
        {
            Assert.Equal(OrderState.Shipped, found.State);
        }
        else if (commands.Contains('f'))
        {
            Assert.Equal(OrderState.Released, found.State);
        }

        Assert.Equal(found.State switch
        {
            OrderState.Open => units.Select(u => (u, 0L)),
            OrderState.Shipped => units.Select(u => (0L, u)),
            _ => units.Select(_ => (0L, 0L)),
        }, found.Lines.Select(line => (line.Open, line.Shipped)));
    }

    private static string Assembly()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "eng", "LedgerVictim", "bin", configuration, "net10.0", "LedgerVictim.dll");
    }
}
