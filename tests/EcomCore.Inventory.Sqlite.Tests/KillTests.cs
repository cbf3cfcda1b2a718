using System.Diagnostics;
using System.Globalization;
using EcomCore.Tests;
using LedgerVictim;

namespace EcomCore.Inventory.Sqlite.Tests;

/// <summary>A process that writes is killed again and again: what it acknowledged is there, nothing twice, nothing oversold.</summary>
public sealed class KillTests : IDisposable
{
    private const int DefaultKills = 200;

    private readonly LedgerFolder _folder = new();
    private readonly Dictionary<int, HashSet<char>> _acknowledged = [];
    private int _last;

    public void Dispose() => _folder.Dispose();

    [SuiteFact("kill")]
    public async Task What_was_acknowledged_survives_every_kill()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("ECOMCORE_KILLS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : DefaultKills;
        var random = new Random(20_260_101);
        var acknowledged = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            acknowledged += await KillOne(random);
            await Check(kill);
        }

        Assert.True(acknowledged > kills, $"Only {acknowledged} commands were acknowledged over {kills} kills.");
    }

    /// <summary>Starts the victim, lets it live for a moment, and kills it; gives the number of commands it acknowledged.</summary>
    private async Task<int> KillOne(Random random)
    {
        using var victim = Process.Start(new ProcessStartInfo("dotnet", [VictimAssembly(), _folder.File, (_last + 1).ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;

        // One in eight dies while it starts, the others some time after their first answer.
        var life = random.Next(8) == 0 ? TimeSpan.FromMilliseconds(random.Next(20, 250)) : TimeSpan.FromMilliseconds(random.Next(0, 120));
        var reading = ReadAnswers(victim, life < TimeSpan.FromMilliseconds(1) || random.Next(8) == 0 ? null : () => _ = KillAfter(victim, life));
        _ = KillAfter(victim, TimeSpan.FromSeconds(20));
        var count = await reading;
        await victim.WaitForExitAsync();
        return count;
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

    private async Task<int> ReadAnswers(Process victim, Action? atFirst)
    {
        var count = 0;
        if (atFirst is null)
        {
            _ = KillAfter(victim, TimeSpan.FromMilliseconds(200));
        }

        while (await victim.StandardOutput.ReadLineAsync() is { } line)
        {
            // "ro17 Done"; a line cut off by the kill was not acknowledged.
            if (line.EndsWith(" Done", StringComparison.Ordinal))
            {
                var order = int.Parse(line.AsSpan(2, line.IndexOf(' ', StringComparison.Ordinal) - 2), CultureInfo.InvariantCulture);
                _acknowledged.TryAdd(order, []);
                _acknowledged[order].Add(line[0]);
                _last = Math.Max(_last, order);
                if (count++ == 0)
                {
                    atFirst?.Invoke();
                }
            }
        }

        // Orders beyond the last acknowledged one may have been reserved too; the next victim must not meet them.
        _last += 1_000;
        return count;
    }

    private async Task Check(int kill)
    {
        if (!File.Exists(_folder.File))
        {
            return;
        }

        // Opened for writing first, as the next start would.
        await using (var ledger = SqliteStockLedger.Open(_folder.File, new SqliteLedgerOptions { Ledger = VictimOrder.Options }))
        {
            foreach (var (number, commands) in _acknowledged)
            {
                CheckOrder(await ledger.OrderOf(new VictimOrder(number).Id), new VictimOrder(number), commands, kill);
            }

            var found = await ledger.Verify();
            Assert.True(found.IsSound, $"after kill {kill}: {string.Join('\n', found.Findings)}");
        }

        _acknowledged.Clear();
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

    private static string VictimAssembly()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "eng", "LedgerVictim", "bin", configuration, "net10.0", "LedgerVictim.dll");
    }
}
