using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;

namespace EcomCore.Inventory.Sqlite.Tests;

public sealed class HostTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_file_takes_the_place_of_the_ledger_in_memory()
    {
        await using (var provider = new ServiceCollection().AddEcomInventorySqlite(_folder.File).AddEcomInventory().AddEcomInventorySqlite(_folder.File).BuildServiceProvider())
        {
            var ledger = provider.GetRequiredService<IStockLedger>();
            await ledger.Receive(new("1"), "A", 10, LedgerFolder.Noon);

            Assert.Same(provider.GetRequiredService<SqliteStockLedger>(), ledger);
            var health = await provider.GetRequiredService<SqliteLedgerHealthCheck>().CheckHealthAsync(new HealthCheckContext());
            Assert.Equal(HealthStatus.Healthy, health.Status);
        }

        await using var reader = _folder.Read();
        Assert.Equal(10, (await reader.StockOf("A")).OnHand);
    }

    [Fact]
    public void A_lock_that_cannot_be_made_is_not_said_to_be_another_process()
    {
        // The name of the ledger is as long as a name may be, that of the lock beside it is longer.
        var failure = Assert.Throws<LedgerStorageException>(() => SqliteStockLedger.Open(Path.Combine(Path.GetDirectoryName(_folder.File)!, new string('x', 252))));

        Assert.DoesNotContain("in use", failure.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_from_the_far_future_is_refused_by_the_machines_clock_or_the_hosts_own()
    {
        var far = Instant.FromUtc(2990, 1, 1, 0, 0);
        await using (var provider = new ServiceCollection().AddEcomInventorySqlite(_folder.File).BuildServiceProvider())
        {
            Assert.Equal(LedgerReason.TimeTooFarAhead, (await provider.GetRequiredService<IStockLedger>().Receive(new("1"), "A", 10, far)).Reason);
        }

        await using var own = new ServiceCollection().AddSingleton<IClock>(new StoppedClock(far)).AddEcomInventorySqlite(_folder.File).BuildServiceProvider();
        Assert.Equal(LedgerStatus.Done, (await own.GetRequiredService<IStockLedger>().Receive(new("1"), "A", 10, far)).Status);
    }

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }

    [Fact]
    public async Task Bad_options_are_reported_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEcomInventorySqlite(o => (o.QueueLimit, o.Ledger.MaxItems) = (0, -1));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(
            ["Ledger.MaxItems: expected 1 to 100,000,000, found -1.", "QueueLimit: expected 1 to 10,000,000, found 0.", "Path: expected a file, found nothing."],
            error.Failures);
    }

    [Fact]
    public async Task A_closed_ledger_is_unhealthy()
    {
        var ledger = _folder.Open();
        await ledger.DisposeAsync();

        Assert.Equal(HealthStatus.Unhealthy, (await new SqliteLedgerHealthCheck(ledger).CheckHealthAsync(new HealthCheckContext())).Status);
    }

    [Fact]
    public async Task Commands_batches_and_commits_are_counted()
    {
        var counted = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == "EcomCore.Inventory")
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.AddOrUpdate($"{instrument.Name} {tags[^1].Value}", value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => counted.AddOrUpdate(instrument.Name, 1, (_, sum) => sum + 1));
        listener.Start();

        await _folder.Fill(orders: 7);

        Assert.True(counted["ecom.ledger.commands done"] >= 8);
        Assert.True(counted["ecom.ledger.batch_size"] >= 8);
        Assert.True(counted["ecom.ledger.commit_time"] >= 1);
    }
}
