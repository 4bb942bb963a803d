#Requires -Version 7.4
#Requires -Modules Tigris

<#
.SYNOPSIS
    Onboards the tenants of a CSV: an organization, its first bucket and an access key for each, and reports what became of every row.
.DESCRIPTION
    The CSV has the columns of New-TigrisTenant: OrganizationId, OrganizationName, BucketName and, where needed, Quota, Region, StorageClass,
    UserId and others; or the names of the API, such as org_id, org_name, bucket_name and limit_bytes. An empty cell is no value.

    Each secret is in the credential file, on the disk, before anything else happens to it. Only you can read that file: bring its lines to
    where they belong, and delete it.

    However it ends, run it again as it was: a bucket that is there is left alone and gets no second key, and what failed is tried again.
    Should a tenant be there whose credential is in no line of the file, the report says so; Reset-TigrisAccessKey makes a new secret.

    It uses the connection that there is: run Connect-Tigris first, or set TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY and TIGRIS_USER_ID.
.PARAMETER Path
    The CSV of the tenants.
.PARAMETER CredentialFile
    The file that takes the credentials, a line of JSON each. The default is that of the CSV with the ending .credentials.jsonl.
.PARAMETER AllowSharedPath
    Uses a credential file on Windows or on a network file system, where its protection can't be verified. On Windows the script needs it.
.PARAMETER ReportPath
    The report, a CSV without secrets. Text that a spreadsheet would run as a formula has an apostrophe in front. The default is that of the CSV with the ending .report.csv.
.PARAMETER Delimiter
    The character between the columns of the CSV and of the report. The default is a comma. Excel writes a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the CSV, as Import-Csv takes it: utf8, ansi, unicode or the number of a code page. The default is utf8.
.PARAMETER ThrottleLimit
    How many requests may be in flight at once.
.EXAMPLE
    ./Onboard-FromCsv.ps1 -Path ./tenants.csv -WhatIf

    What would happen, row by row; it only reads.
.EXAMPLE
    ./Onboard-FromCsv.ps1 -Path ./tenants.csv -ThrottleLimit 16

    Does it.
.EXAMPLE
    ./Onboard-FromCsv.ps1 -Path ./tenants.csv -Delimiter ';' -Encoding 1252 -WhatIf

    Previews a CSV that Excel saved with a semicolon, in the encoding of western Windows.
.OUTPUTS
    An object with the numbers of tenants that were created, were there, and failed, and the paths. With -WhatIf, an object for each row.
#>
[CmdletBinding(SupportsShouldProcess)]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSShouldProcess', '', Justification = 'New-TigrisTenant asks, tenant by tenant.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'CredentialFile', Justification = 'The path of a file.')]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$CredentialFile,

    [switch]$AllowSharedPath,

    [string]$ReportPath,

    [char]$Delimiter = ',',

    [string]$Encoding = 'utf8',

    [ValidateRange(1, 256)]
    [int]$ThrottleLimit = 8
)

$ErrorActionPreference = 'Stop'

# A spreadsheet runs text that begins with one of these characters as a formula. An apostrophe keeps it text. Lists become one cell.
filter ConvertTo-CsvRow {
    $row = [ordered]@{}
    foreach ($property in $_.PSObject.Properties) {
        $value = $property.Value
        if ($value -is [array]) { $value = $value -join '; ' }
        $row[$property.Name] = if ($value -is [string] -and $value -match '^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]') { "'$value" } else { $value }
    }
    [pscustomobject]$row
}

$csv = @{ LiteralPath = $Path; Delimiter = $Delimiter; Encoding = $Encoding }
$base = [IO.Path]::ChangeExtension($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path), $null).TrimEnd('.')
if (-not $CredentialFile) { $CredentialFile = "$base.credentials.jsonl" }
if (-not $ReportPath) { $ReportPath = "$base.report.csv" }
$CredentialFile = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($CredentialFile)

$onboarding = @{
    SkipExisting = $true
    CredentialFile = $CredentialFile
    AllowSharedPath = $AllowSharedPath
    ThrottleLimit = $ThrottleLimit
    ErrorAction = 'Continue'
}
if ($WhatIfPreference) {
    Import-Csv @csv | New-TigrisTenant @onboarding
    return
}

# The secrets are in the credential file; here they are let go of, row by row.
$rows = @(Import-Csv @csv |
        New-TigrisTenant @onboarding |
        Select-Object -Property OrganizationId, OrganizationName, BucketName, Status, AccessKeyId, CredentialSaved, S3Endpoint, Error)

$saved = [Collections.Generic.HashSet[string]]::new([StringComparer]::Ordinal)
foreach ($line in [IO.File]::ReadLines($CredentialFile)) {
    # A run that was killed may have left a line that ends in the middle.
    $credential = try { ConvertFrom-Json -InputObject $line } catch { $null }
    if ($credential -and $credential.PSObject.Properties['SecretAccessKey']) {
        [void]$saved.Add("$($credential.OrganizationId)/$($credential.BucketName)")
    }
}
foreach ($row in $rows) {
    $row.CredentialSaved = $saved.Contains("$($row.OrganizationId)/$($row.BucketName)")
}

$rows | ConvertTo-CsvRow | Export-Csv -LiteralPath "$ReportPath.incomplete" -Delimiter $Delimiter -NoTypeInformation -Encoding utf8
Move-Item -LiteralPath "$ReportPath.incomplete" -Destination $ReportPath -Force

[pscustomobject]@{
    Created = @($rows | Where-Object { "$($_.Status)" -eq 'Created' }).Count
    Existing = @($rows | Where-Object { "$($_.Status)" -eq 'Existing' }).Count
    Failed = @($rows | Where-Object { "$($_.Status)" -eq 'Failed' }).Count
    CredentialMissing = @($rows | Where-Object { "$($_.Status)" -ne 'Failed' -and -not $_.CredentialSaved }).Count
    CredentialFile = $CredentialFile
    ReportPath = $ReportPath
}

$failed = @($rows | Where-Object { "$($_.Status)" -eq 'Failed' })
if ($failed) {
    throw "$($failed.Count) of $($rows.Count) tenants are not onboarded; mend what '$ReportPath' says, and run the script again: $($failed.OrganizationId -join ', ')"
}
