using EcomCore.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomCore.Inventory.PostgreSql.Tests;

public sealed class OptionsTests(Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Bad_options_are_reported_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEcomInventoryPostgreSql(o => (o.QueueLimit, o.Ledger.MaxItems, o.Schema) = (0, -1, "a; drop table b"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(
            [
                "Ledger.MaxItems: expected 1 to 100,000,000, found -1.",
                "Schema: expected small letters, digits and underscores, at most 63, found 'a; drop table b'.",
                "QueueLimit: expected 1 to 10,000,000, found 0.",
                "ConnectionString: expected a connection string, found nothing.",
            ],
            error.Failures);
    }

    [Theory]
    [InlineData("ecom_ledger", true)]
    [InlineData("_1", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("1a", false)]
    [InlineData("Shop", false)]
    [InlineData("a-b", false)]
    [InlineData("a\"b", false)]
    [InlineData("é", false)]
    public void A_schema_is_named_so_that_it_needs_no_quotes(string? name, bool expected) => Assert.Equal(expected, LedgerSchema.IsName(name));

    [Fact]
    public void A_server_that_is_not_there_is_said_so_without_the_password()
    {
        var failure = Assert.Throws<LedgerStorageException>(() => PostgreSqlStockLedger.Open("Host=127.0.0.1;Port=1;Database=shop;Username=u;Password=secret;Timeout=2"));

        Assert.Contains("127.0.0.1:1/shop", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no connection string")]
    [InlineData("Colour=red")]
    public void A_malformed_connection_string_is_a_wrong_argument(string connection) => Assert.ThrowsAny<ArgumentException>(() => PostgreSqlStockLedger.Open(connection));

    [SuiteFact("postgresql")]
    public async Task The_database_takes_the_place_of_the_ledger_in_memory()
    {
        await using var provider = new ServiceCollection()
            .AddEcomInventoryPostgreSql(server.ConnectionString).AddEcomInventory().AddEcomInventoryPostgreSql(server.ConnectionString).BuildServiceProvider();
        var ledger = provider.GetRequiredService<IStockLedger>();
        await ledger.Receive(new("1"), "A", 10, Server.Noon);

        Assert.Same(provider.GetRequiredService<PostgreSqlStockLedger>(), ledger);
        var check = provider.GetRequiredService<PostgreSqlLedgerHealthCheck>();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);
        await provider.DisposeAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);
    }

    [SuiteFact("postgresql")]
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
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add($"{instrument.Name} {tags[0].Value} {tags[^1].Value}", value));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add($"{instrument.Name} {tags[0].Value}", value));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add($"{instrument.Name} {tags[0].Value}", 1));
        listener.Start();

        await using var ledger = server.Open(server.Fresh());
        await ledger.Receive(new("r"), "A", 5, Server.Noon);
        await Task.WhenAll(Enumerable.Range(0, 7).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Server.Noon).AsTask()));

        Assert.True(counted["ecom.ledger.commands postgresql done"] >= 6);
        Assert.True(counted["ecom.ledger.commands postgresql refused"] >= 2);
        Assert.True(counted["ecom.ledger.batch_size postgresql"] >= 8);
        Assert.True(counted["ecom.ledger.commit_time postgresql"] >= 1);

        void Add(string what, long value) => counted.AddOrUpdate(what, value, (_, sum) => sum + value);
    }
}
