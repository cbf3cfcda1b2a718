using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomCore.Inventory.Orleans.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Bad_options_are_reported_all_at_once()
    {
        var options = new OrleansLedgerOptions
        {
            Schema = "x; DROP TABLE batch",
            ItemQueueLimit = 0,
            Writers = 33,
            OrderTimeout = TimeSpan.Zero,
            Ledger = new LedgerOptions { MaxItems = -1 },
        };

        Assert.Equal(
            [
                "Ledger.MaxItems: expected 1 to 100,000,000, found -1.",
                "Schema: expected 1 to 48 lower-case letters, digits and underscores, a letter first, found x; DROP TABLE batch.",
                "ItemQueueLimit: expected 1 to 1,000,000, found 0.",
                "Writers: expected 1 to 32, found 33.",
                "OrderTimeout: expected 1 second to 1 hour, found 00:00:00.",
            ],
            options.Faults());
        Assert.Empty(new OrleansLedgerOptions().Faults());
    }

    [Fact]
    public async Task A_silo_without_a_database_does_not_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.AddEcomInventoryOrleans(options => options.Writers = 0).AddEcomInventoryOrleans(_ => { }));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(["Writers: expected 1 to 32, found 0.", "ConnectionString: expected a database, found nothing."], error.Failures);
    }

    [Fact]
    public void A_client_has_one_ledger_however_often_it_is_added()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client.AddEcomInventoryOrleans("Host=nowhere").AddEcomInventoryOrleans("Host=nowhere"));
        builder.Services.AddEcomInventory();

        Assert.Single(builder.Services, service => service.ServiceType == typeof(IStockLedger));
        using var host = builder.Build();
        Assert.IsType<OrleansStockLedger>(host.Services.GetRequiredService<IStockLedger>());
    }
}
