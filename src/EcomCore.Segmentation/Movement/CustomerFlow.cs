namespace EcomCore.Segmentation;

/// <summary>Customers who went from one group to another.</summary>
/// <param name="From">The group at the first date.</param>
/// <param name="To">The group at the second date.</param>
/// <param name="Customers">How many.</param>
/// <param name="Share">Their share of all customers in <paramref name="From"/>, above 0 to 1.</param>
public readonly record struct CustomerFlow(string From, string To, int Customers, double Share);
