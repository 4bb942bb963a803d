namespace Tigris.PowerShell.Tests.Force;

/// <summary>A command that force tests interrupt.</summary>
/// <param name="Name">The command.</param>
/// <param name="Prepare">The script that creates what the command works on. {0} is the round's prefix, {1} the number of records.</param>
/// <param name="Rows">The script that gives the command's input. {0} is the round's prefix, {1} the number of records.</param>
/// <param name="Parameters">The command's parameters. {0} is the round's prefix.</param>
/// <param name="Items">The script that lists what exists: names that end with =True or =False if they have a state.</param>
internal sealed record ForceCommand(string Name, string Prepare, string Rows, string Parameters, string Items)
{
    /// <summary>true if the command's responses hold secrets; false if the command deletes or deactivates.</summary>
    public bool MakesSecrets => Items.Length == 0;

    /// <summary>true if the command writes an object for each record; otherwise, false.</summary>
    public bool HasOutput => MakesSecrets || Name is "Disable-TigrisOrganization" or "Remove-TigrisTenant";

    private const string OneOrganization = "New-TigrisOrganization '{0}' Force | Out-Null; ";
    private const string Keys = OneOrganization + "1..{1} | ForEach-Object {{ [pscustomobject]@{{ OrganizationId = '{0}'; KeyName = \"{0}-k$_\" }} }} | New-TigrisAccessKey";
    private const string Buckets = OneOrganization + "1..{1} | ForEach-Object {{ \"{0}-b$_\" }} | New-TigrisBucket -OrganizationId '{0}' -EnableSnapshots | Out-Null; ";
    private const string Tenants = "1..{1} | ForEach-Object {{ [pscustomobject]@{{ OrganizationId = \"{0}-t$_\"; OrganizationName = 'T'; BucketName = \"{0}-t$_-data\" }} }}";
    private const string Policy = "'{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}}]}}'";
    private const string Organizations = "Get-TigrisOrganization '{0}-t*' -IncludeInactive | Where-Object Active | ForEach-Object OrganizationId";

    public static ForceCommand[] All { get; } =
    [
        new("New-TigrisAccessKey", OneOrganization, "1..{1} | ForEach-Object {{ [pscustomobject]@{{ OrganizationId = '{0}'; KeyName = \"{0}-n$_\" }} }}", "-BucketRole @{{ '*' = 'Admin'; x = 'Editor' }}", ""),
        new("Reset-TigrisAccessKey", Keys, "$made | ForEach-Object AccessKeyId", "-OrganizationId '{0}'", ""),
        new("New-TigrisBucket", OneOrganization, "1..{1} | ForEach-Object {{ \"{0}-b$_\" }}", "-OrganizationId '{0}'", ""),
        new("New-TigrisTenant", "", Tenants, "", ""),
        new("Remove-TigrisAccessKey", Keys, "$made | ForEach-Object AccessKeyId", "-OrganizationId '{0}'", "Get-TigrisAccessKey '{0}' | ForEach-Object AccessKeyId"),
        new("Remove-TigrisBucket", Buckets, "1..{1} | ForEach-Object {{ \"{0}-b$_\" }}", "-OrganizationId '{0}' -Force", "Get-TigrisBucket '{0}' | ForEach-Object BucketName"),
        new("Remove-TigrisSnapshot", Buckets + "1..{1} | ForEach-Object {{ New-TigrisSnapshot '{0}' '{0}-b1' }}", "$made | ForEach-Object SnapshotVersion", "-OrganizationId '{0}' -BucketName '{0}-b1'", "Get-TigrisSnapshot '{0}' '{0}-b1' | ForEach-Object SnapshotVersion"),
        new("Remove-TigrisPolicy", OneOrganization + "1..{1} | ForEach-Object {{ New-TigrisPolicy '{0}' \"{0}-p$_\" -Document " + Policy + " }} | Out-Null; ", "1..{1} | ForEach-Object {{ \"{0}-p$_\" }}", "-OrganizationId '{0}'", "Get-TigrisPolicy '{0}' | ForEach-Object PolicyName"),
        new("Disable-TigrisOrganization", Tenants + " | New-TigrisTenant | Out-Null; ", "1..{1} | ForEach-Object {{ \"{0}-t$_\" }}", "-PassThru", Organizations),
        new("Remove-TigrisTenant", Tenants + " | New-TigrisTenant | Out-Null; ", "1..{1} | ForEach-Object {{ \"{0}-t$_\" }}", "", Organizations + "; Get-TigrisOrganization '{0}-t*' -IncludeInactive | Get-TigrisBucket | ForEach-Object OrganizationId"),
    ];

    public string PrepareScript(string prefix, int count) => Format(Prepare, prefix, count);

    public string RowScript(string prefix, int count) => Format(Rows, prefix, count);

    public string ParameterText(string prefix) => Format(Parameters, prefix, 0);

    public string ItemScript(string prefix) => Format(Items, prefix, 0);

    public override string ToString() => Name;

    private static string Format(string format, string prefix, int count) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, format, prefix, count);
}
