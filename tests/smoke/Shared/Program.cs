#pragma warning disable CA1861 // Constant arrays as arguments keep each check on one line.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using EcomCore.Budgeting;
using EcomCore.Forecasting;
using EcomCore.Inventory;
using EcomCore.Risk;
using EcomCore.Segmentation;
using EcomCore.Sku;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace EcomCore.Smoke
{
    /// <summary>Asks each package for numbers that can be checked by head, on whatever runtime this is; exits with 1 when one is wrong.</summary>
    internal static class Program
    {
        private static int s_wrong;

        private static int Main()
        {
            Console.WriteLine(RuntimeInformation.FrameworkDescription);

            // 2 platforms x 2 categories x 3 sizes x 100 years x 12 months.
            Check("EcomCore.Sku", "codes of the four-layer schema", 14400, (double)SkuSchema.FourLayer.Capacity);
            Check("EcomCore.Sku", "month of TB-01-M-2504", 4, MonthOfLaunch("TB-01-M-2504"));
            Check("EcomCore.Sku", "findings in TB-01-X-2513", 2, SkuSchema.FourLayer.Validate("TB-01-X-2513").Findings.Count);

            // 1200 units for demands of 1000, 300 and 200: four fifths each.
            Check("EcomCore.Inventory", "units for the largest of three channels", 800, UnitsForTheFirst(1200, 1000, 300, 200));

            // 1.959964 standard deviations of 10 a day, over 4 days.
            Check("EcomCore.Inventory", "safety stock at 97.5 %", 39.2, SafetyStock.ForServiceLevel(100, 10, 4, 0, 0.975));

            Check("EcomCore.Forecasting", "automatic forecast of what is always 7", 7, NextOf(Enumerable.Repeat(7.0, 24)));
            Check("EcomCore.Forecasting", "Spring Festival 2026, day of the year", 48, SpringFestivalOf(2026).DayOfYear);

            Check("EcomCore.Segmentation", "score of the best of three customers", 333, BestScore());
            Check("EcomCore.Budgeting", "cents of the first third of 100.00", 3334, FirstThirdOf(100m));
            Check("EcomCore.Budgeting", "best spend of 100 on two equal curves", 50, BestOfTwo(100m));
            Check("EcomCore.Risk", "level of three quality complaints in a day", 2, LevelOf("食品腐败", "有杂质", "假冒产品"));
            Check("All", "services in a host", 6, ServicesInAHost());
            return s_wrong == 0 ? 0 : 1;
        }

        private static double MonthOfLaunch(string text)
        {
            SkuCode code;
            return SkuSchema.FourLayer.TryParse(text, out code) ? code.YearMonth("launched").Month : 0;
        }

        private static double UnitsForTheFirst(long available, params double[] demands)
        {
            var channels = demands.Select((demand, i) => new ChannelDemand("channel " + i.ToString(CultureInfo.InvariantCulture), demand)).ToList();
            return ChannelAllocator.FairShare.Allocate(available, channels)[0].Units;
        }

        private static double NextOf(IEnumerable<double> units) =>
            Forecaster.Automatic.Fit(DemandSeries.Monthly(new YearMonth(2023, 1), units)).Forecast(1, new[] { 80.0 }).Mean[0];

        private static LocalDate SpringFestivalOf(int year) =>
            RetailCalendar.China.Occurrences(new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1)).First(day => day.Event.Name == "Spring Festival").Day;

        private static double BestScore()
        {
            var orders = new[]
            {
                new OrderLine("ann", new LocalDate(2025, 9, 28), 120m), new OrderLine("ann", new LocalDate(2025, 8, 30), 80m),
                new OrderLine("bob", new LocalDate(2025, 9, 20), 60m), new OrderLine("eve", new LocalDate(2025, 3, 1), 35m),
            };
            return Rfm.Score(orders, new LocalDate(2025, 10, 1), RfmOptions.Of(3)).Max(row => row.Score);
        }

        private static double FirstThirdOf(decimal total) => BudgetSplit.ByShare(total, Currency.Cny, new[] { 1m, 1m, 1m })[0].MinorUnits;

        private static double BestOfTwo(decimal total)
        {
            var channels = new[] { new BudgetChannel("a", ResponseCurve.Power(10, 0.5)), new BudgetChannel("b", ResponseCurve.Power(10, 0.5)) };
            return (double)BudgetOptimizer.MaximizeResponse(total, channels).Channels[0].Amount;
        }

        private static double LevelOf(params string[] texts)
        {
            var monitor = new RiskMonitor(RiskRules.Default);
            var start = Instant.FromUtc(2025, 10, 1, 8, 0);
            for (var i = 0; i < texts.Length; i++)
            {
                monitor.Observe(new Post("post " + i.ToString(CultureInfo.InvariantCulture), "weibo", start + Duration.FromHours(i), texts[i]));
            }

            return monitor.Incidents.Single().Level;
        }

        private static double ServicesInAHost()
        {
            using (var provider = new ServiceCollection()
                .AddEcomSku().AddEcomInventory().AddEcomForecasting().AddEcomSegmentation().AddEcomBudgeting().AddEcomRisk()
                .BuildServiceProvider())
            {
                var services = new object[]
                {
                    provider.GetRequiredService<SkuSchema>(), provider.GetRequiredService<ChannelAllocator>(), provider.GetRequiredService<Forecaster>(),
                    provider.GetRequiredService<CustomerSegmenter>(), provider.GetRequiredService<BudgetPlanner>(), provider.GetRequiredService<RiskMonitor>(),
                };
                return services.Length;
            }
        }

        private static void Check(string package, string question, double expected, double found)
        {
            var right = Math.Abs(found - expected) < 0.005;
            s_wrong += right ? 0 : 1;
            Console.WriteLine(string.Format(
                CultureInfo.InvariantCulture, "{0,-22} {1}: {2}{3}", package, question, Math.Round(found, 2), right ? "" : ", expected " + expected.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
