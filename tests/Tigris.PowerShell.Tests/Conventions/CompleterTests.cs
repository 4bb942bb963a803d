using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks which parameters have a completer.</summary>
public sealed class CompleterTests
{
    private static readonly Dictionary<string, string> Completers = new()
    {
        ["OrganizationId"] = "OrganizationIdCompleter",
        ["BucketName"] = "BucketNameCompleter",
        ["ForkOf"] = "BucketNameCompleter",
        ["SnapshotVersion"] = "SnapshotVersionCompleter",
        ["SourceSnapshot"] = "SnapshotVersionCompleter",
        ["AccessKeyId"] = "AccessKeyIdCompleter",
        ["PolicyName"] = "PolicyNameCompleter",
        ["Region"] = "RegionCompleter",
        ["StorageClass"] = "StorageClassCompleter",
        ["Metric"] = "MetricCompleter",
        ["Month"] = "MonthCompleter",
        ["BucketRole"] = "BucketRoleCompleter",
    };

    // Names of new objects. An existing name would be a wrong suggestion.
    private static readonly string[] Invented =
    [
        "New-TigrisOrganization OrganizationId", "New-TigrisBucket BucketName", "New-TigrisPolicy PolicyName",
        "New-TigrisTenant OrganizationId", "New-TigrisTenant BucketName",
    ];

    public static TheoryData<string> Names => Surface.Names;

    [Invariant("completion")]
    [Theory]
    [MemberData(nameof(Names))]
    public void Existing_names_have_a_completer_and_new_names_have_none(string name) =>
        Assert.All(Surface.Parameters(Surface.Cmdlet(name)).Where(parameter => Completers.ContainsKey(parameter.Name)), parameter =>
        {
            var completer = parameter.Attributes.OfType<ArgumentCompleterAttribute>().SingleOrDefault()?.Type.Name;
            Assert.Equal(Invented.Contains($"{name} {parameter.Name}") ? null : Completers[parameter.Name], completer);
        });
}
