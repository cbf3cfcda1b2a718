namespace EcomCore.SampleData;

/// <summary>What the invented store sells, where, and since when.</summary>
internal static class Catalogue
{
    public const string StoreName = "Lantern Lane (synthetic sample store)";

    /// <summary>The first day of orders, a Monday.</summary>
    public static readonly DateOnly FirstDay = new(2022, 6, 6);

    /// <summary>The last day of orders, a Sunday: the store's as_of.</summary>
    public static readonly DateOnly LastDay = new(2025, 10, 12);

    private static readonly int[] Even = [100, 95, 100, 100, 100, 100, 100, 100, 105, 100, 105, 100];
    private static readonly int[] Summer = [25, 35, 60, 100, 150, 190, 200, 180, 120, 70, 40, 25];
    private static readonly int[] Winter = [190, 120, 60, 30, 15, 10, 10, 20, 60, 140, 220, 230];
    private static readonly int[] Autumn = [90, 80, 110, 110, 70, 40, 35, 60, 140, 180, 160, 120];
    private static readonly int[] Gifts = [170, 90, 70, 75, 85, 80, 75, 90, 140, 90, 100, 140];
    private static readonly int[] SchoolYear = [90, 100, 90, 90, 95, 100, 110, 150, 125, 90, 90, 85];

    public static readonly Channel[] Channels =
    [
        new("TB", "Taobao", "mature", FirstDay, 19, 23, 100, "0.05", "3.20", [1.2, 1.0, 0.9, 1.0]),
        new("DD", "Pinduoduo", "mature", FirstDay, 9, 12, 90, "0.03", "2.80", [0.8, 0.9, 1.3, 1.1]),
        new("DY", "Douyin", "growing", FirstDay, 3, 13, 95, "0.08", "3.50", [1.3, 0.7, 1.2, 0.8]),
        new("XH", "Xiaohongshu", "new", new DateOnly(2025, 6, 30), 1.5, 4.5, 105, "0.08", "3.60", [1.4, 0.6, 0.8, 1.3]),
        new("AE", "AliExpress", "new", new DateOnly(2025, 8, 4), 1, 3, 120, "0.08", "14.50", [0.6, 1.6, 0, 1.2]),
    ];

    public static readonly Product[] Products =
    [
        new(1, Category.Apparel, "cotton T-shirt", "纯棉T恤", new DateOnly(2022, 3, 1), 9, 79_00, Summer, "SML"),
        new(2, Category.Apparel, "down jacket", "羽绒服", new DateOnly(2021, 9, 1), 6, 499_00, Winter, "SML"),
        new(3, Category.Apparel, "hoodie", "连帽卫衣", new DateOnly(2022, 2, 1), 6, 159_00, Autumn, "SML"),
        new(4, Category.Apparel, "linen dress", "亚麻连衣裙", new DateOnly(2023, 4, 1), 5, 239_00, Summer, "SML"),
        new(5, Category.Apparel, "thermal underwear", "保暖内衣", new DateOnly(2021, 10, 1), 5, 129_00, Winter, "ML"),
        new(6, Category.Electronics, "power bank", "充电宝", new DateOnly(2021, 12, 1), 8, 119_00, Even, "SML"),
        new(7, Category.Electronics, "earbuds", "蓝牙耳机", new DateOnly(2022, 5, 1), 6, 199_00, SchoolYear, "M"),
        new(8, Category.Electronics, "fast charger", "快充头", new DateOnly(2022, 1, 1), 5, 69_00, Even, "SL"),
        new(9, Category.Electronics, "desk fan", "桌面风扇", new DateOnly(2022, 4, 1), 4, 89_00, Summer, "SM"),
        new(10, Category.Food, "nut gift box", "坚果礼盒", new DateOnly(2021, 11, 1), 7, 138_00, Gifts, "SML"),
        new(11, Category.Food, "dried mango", "芒果干", new DateOnly(2022, 2, 1), 10, 29_90, Even, "SML"),
        new(12, Category.Food, "green tea", "明前绿茶", new DateOnly(2022, 3, 1), 4, 168_00, Gifts, "SM"),
        new(13, Category.Food, "rice crackers", "米饼", new DateOnly(2023, 9, 1), 5, 19_90, Even, "ML"),
        new(14, Category.Home, "bed linen set", "床品四件套", new DateOnly(2022, 1, 1), 4, 329_00, Autumn, "SML"),
        new(15, Category.Home, "storage box", "收纳箱", new DateOnly(2022, 2, 1), 7, 59_00, SchoolYear, "SML"),
        new(16, Category.Home, "ceramic mug", "陶瓷马克杯", new DateOnly(2022, 5, 1), 4, 45_00, Even, "M"),
        new(17, Category.Home, "paper lantern lamp", "宣纸灯", new DateOnly(2025, 6, 1), 3, 219_00, Even, "M"),
        new(18, Category.Home, "tea tray", "乌木茶盘", new DateOnly(2022, 1, 1), 0.25, 699_00, Even, "L"),
    ];

    public static readonly Item[] Items = [.. Products.SelectMany(Item.Of)];
}
