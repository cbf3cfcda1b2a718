namespace EcomCore.Forecasting;

/// <summary>A stage of a supply chain with what it asked of the stage behind it: the consumer with purchases, the shop, the wholesaler, the factory with orders.</summary>
public sealed class SupplyStage
{
    private readonly double[] _orders;

    /// <summary>Creates a stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="orders">Quantity of each period, all stages over the same periods; at least two; copied.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two quantities, or one is NaN or infinite; the message names its place.</exception>
    public SupplyStage(string name, IEnumerable<double> orders)
    {
        Guard.NotNull(name);
        _orders = Quantities.Copy(orders, nameof(orders), 2);
        Name = name;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the quantities.</summary>
    public IReadOnlyList<double> Orders => Array.AsReadOnly(_orders);

    internal Spread Spread => Spread.Of(_orders);
}
