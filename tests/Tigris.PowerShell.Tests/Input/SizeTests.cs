using System.Linq;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Checks that sizes and whole numbers are read exactly or refused.</summary>
public sealed class SizeTests : EmulatorTest
{
    public static TheoryData<string, long> Accepted => new()
    {
        { "'0'", 0 }, { "0", 0 }, { "'107374182400'", 107374182400 }, { "100GB", 107374182400 }, { "'100GB'", 107374182400 },
        { "'500 GiB'", 500L << 30 }, { "'1.5 TB'", 3L << 39 }, { "'1.5tib'", 3L << 39 }, { "1.5TB", 3L << 39 }, { "'2PB'", 2L << 50 },
        { "'0.5KB'", 512 }, { "'1048576 B'", 1048576 }, { "'1048576b'", 1048576 }, { "'unlimited'", 0 }, { "'No Limit'", 0 }, { "' 2GB '", 2L << 30 },
        { "([decimal]1048576)", 1048576 }, { "([double]1e9)", 1000000000 }, { "([uint64]2097152)", 2097152 }, { "([bigint]2097152)", 2097152 },
        { "([sbyte]0)", 0 }, { "([psobject]'3GB')", 3L << 30 }, { "9223372036854775807", long.MaxValue }, { "'8191PB'", 8191L << 50 },
    };

    public static TheoryData<string> Refused =>
    [
        "'0,5'", "'1,5'", "'1,500'", "'1.500.000'", "'1 000'", "\"1$([char]0xA0)000\"", "'2.5'", "'1.0'", "'-0.3'", "'-1'", "'+5'", "-1", "2.5", "0.5", "-0.3",
        "([double]-0.0)", "$true", "$false", "'0x10'", "'1e9'", "'1e3GB'", "'.5GB'", "'5.GB'", "'1.2.3GB'", "'1,5GB'", "'0.3KB'", "'1.0001KB'", "'0.00000000000000000000000000000000000001GB'",
        "'GB'", "'5 G'", "'5K'", "'5EB'", "'5  GB'", "'5GBs'", "'5GB/s'", "'five'", "'NaN'", "'Infinity'", "([double]::NaN)", "([double]::PositiveInfinity)",
        "'9223372036854775808'", "'8192PB'", "([uint64]::MaxValue)", "([bigint]::Parse('9223372036854775808'))", "1e300", "([decimal]::MaxValue)", "9007199254740993.0e3",
        "([char]'5')", "([datetime]::Today)", "([timespan]5)", "([System.DayOfWeek]::Friday)", "([guid]::Empty)", "@{ a = 1 }", "(1, 2)", "([version]'1.5')", "([ipaddress]::Loopback)",
        "\"$([char]0x661)$([char]0x660)GB\"", "\"$([char]0xFF15)GB\"", "\"5$([char]0x212A)B\"", "\"5G\u0412\"", "\"5`nGB\"", "\"$([char]0x200B)5GB\"",
    ];

    [Invariant("exact-input")]
    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_size_is_read_exactly(string quota, long bytes)
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        Run($"Set-TigrisOrganization acme -Quota {quota}").ThrowIfFailed();

        Assert.Equal(bytes, Run("Get-TigrisOrganization acme").Values("Quota").Single() ?? 0L);
    }

    [Invariant("exact-input")]
    [Fact]
    public void An_inexact_size_is_refused_with_the_valid_form()
    {
        foreach (var quota in Refused.Select(row => row.Data))
        {
            foreach (var command in new[]
            {
                $"Set-TigrisOrganization acme -Quota {quota}", $"New-TigrisOrganization acme Acme -Quota {quota}",
                $"New-TigrisBucket acme acme-data -OrganizationName Acme -Quota {quota}", $"New-TigrisTenant acme acme-data -OrganizationName Acme -Quota {quota}",
                $"[pscustomobject]@{{ OrganizationId = 'acme'; OrganizationName = 'Acme'; BucketName = 'acme-data'; Quota = {quota} }} | New-TigrisTenant",
                $"[pscustomobject]@{{ OrganizationId = 'acme'; Quota = {quota} }} | Set-TigrisOrganization",
            })
            {
                var outcome = Run(command);

                Assert.True(outcome.Errors.Count == 1 && outcome.ErrorId == "InvalidSize", $"{command}: {string.Join(' ', outcome.Errors)}");
                Assert.Contains("Quota", outcome.Error.ToString(), System.StringComparison.Ordinal);
                Assert.Contains("100GB", outcome.Error.ErrorDetails.RecommendedAction, System.StringComparison.Ordinal);
            }
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("1, 1048575", 2)]
    [InlineData("0, 1048576", 0)]
    public void A_quota_under_one_mebibyte_is_set_with_a_warning(string quotas, int warnings)
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var outcome = Run($"{quotas} | ForEach-Object {{ Set-TigrisOrganization acme -Quota $_ }}").ThrowIfFailed();
        var foreseen = Run($"{quotas} | ForEach-Object {{ Set-TigrisOrganization acme -Quota $_ -WhatIf }}").ThrowIfFailed();

        Assert.Equal((warnings, warnings), (outcome.Warnings.Count, foreseen.Warnings.Count));
        Assert.All(outcome.Warnings, warning => Assert.Contains("'acme'", warning, System.StringComparison.Ordinal));
        Assert.Equal(2, Server.Requests.Count("UpdateOrganization"));
    }

    [Fact]
    public void A_quota_binds_from_each_row_and_an_explicit_quota_overrides_it()
    {
        Run("'a', 'b' | ForEach-Object { New-TigrisOrganization $_ $_ }").ThrowIfFailed();

        Run("[pscustomobject]@{ OrganizationId = 'a'; Quota = '1GB' }, [pscustomobject]@{ OrgId = 'b'; limit_bytes = 2GB } | Set-TigrisOrganization").ThrowIfFailed();
        Assert.Equal([1L << 30, 2L << 30], Run("Get-TigrisOrganization a, b").Values("Quota"));
        Run("Get-TigrisOrganization a, b | Set-TigrisOrganization -Quota 5GB").ThrowIfFailed();
        Assert.Equal([5L << 30, 5L << 30], Run("Get-TigrisOrganization a, b").Values("Quota"));
        Assert.Single(Run("[pscustomobject]@{ OrganizationId = 'a'; Quota = '' } | Set-TigrisOrganization").Errors);
        Assert.Equal([5L << 30, 5L << 30], Run("Get-TigrisOrganization a, b").Values("Quota"));
    }

    [Invariant("exact-input")]
    [Theory]
    [InlineData("'1,5'")]
    [InlineData("2.5")]
    [InlineData("'2.5'")]
    [InlineData("'0x10'")]
    [InlineData("'1e1'")]
    [InlineData("$true")]
    [InlineData("'+5'")]
    [InlineData("-1")]
    [InlineData("' '")]
    [InlineData("'99999999999'")]
    [InlineData("([timespan]'00:00:05')")]
    [InlineData("\"$([char]0x665)\"")]
    public void A_count_that_is_not_a_whole_number_is_refused(string number)
    {
        foreach (var command in new[]
        {
            $"'acme' | Get-TigrisBucket -ThrottleLimit {number}", $"New-TigrisLifecycleRule tidy -ExpireAfterDays {number}",
            $"New-TigrisLifecycleRule tidy -StorageClass GLACIER -TransitionAfterDays {number}",
            $"Connect-Tigris p $key -Endpoint {Server.Endpoint} -TimeoutSec {number}", $"Connect-Tigris p $key -Endpoint {Server.Endpoint} -MaximumRetryCount {number}",
            $"Set-TigrisBucketLifecycle acme acme-data @{{ RuleId = 'tidy'; ExpireAfterDays = {number} }} -Confirm:$false",
        })
        {
            var outcome = Run(command);

            Assert.True(outcome.Errors.Count == 1 && outcome.Output.Count == 0, command);
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("'30'")]
    [InlineData("30")]
    [InlineData("30.0")]
    [InlineData("([long]30)")]
    [InlineData("([decimal]30)")]
    public void A_count_is_read_from_every_exact_form(string number) =>
        Assert.Equal(30, Run($"New-TigrisLifecycleRule tidy -ExpireAfterDays {number}").ThrowIfFailed().Values("ExpireAfterDays").Single());
}
