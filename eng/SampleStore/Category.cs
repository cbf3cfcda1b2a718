namespace EcomCore.SampleData;

/// <summary>What a product is; the number is the code's category layer.</summary>
internal enum Category
{
    Apparel = 1,
    Electronics = 2,
    Food = 3,
    Home = 4,
}
