namespace EcomCore.SampleData;

/// <summary>A product of the store; each of its sizes is one item with a code of its own.</summary>
/// <param name="Serial">Number of the product, the same for all its sizes.</param>
/// <param name="Category">Which of the four categories.</param>
/// <param name="Name">English name, used in posts.</param>
/// <param name="ChineseName">Chinese name, used in posts.</param>
/// <param name="Launched">First month of sale.</param>
/// <param name="DailyWeight">How much it sells on an ordinary day, relative to the other products.</param>
/// <param name="Price">List price of size M in fen, hundredths of a yuan.</param>
/// <param name="Months">Sales of each month, January first, in percent of an ordinary month.</param>
/// <param name="Sizes">Sizes sold, from S, M and L.</param>
internal sealed record Product(
    int Serial, Category Category, string Name, string ChineseName, DateOnly Launched, double DailyWeight, int Price, int[] Months, string Sizes);
