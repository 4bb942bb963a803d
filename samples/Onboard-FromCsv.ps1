#Requires -Version 7.4
#Requires -Modules Tigris

<#
.SYNOPSIS
    Onboards the tenants of a CSV: an organization, its first bucket and an access key for each. Writes a report with the result of each row.
.DESCRIPTION
    The CSV has the columns of New-TigrisTenant: OrganizationId, OrganizationName, BucketName and, where needed, Quota, Region, StorageClass,
    UserId and others; or the names of the API, such as org_id, org_name, bucket_name and limit_bytes. An empty cell is treated as a missing value.

    Each secret is on the disk, in the credential file, before the script uses it. Only you can read that file. Store its secrets in your vault,
    and delete the file.

    After an interruption, run the script again with the same parameters: an existing bucket is unchanged and gets no second key, and failed rows
    are repeated. If a tenant exists and the file has no line with its credential, the report names it. Reset-TigrisAccessKey then creates a new secret.

    It uses the current connection: run Connect-Tigris first, or set TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY and TIGRIS_USER_ID.
.PARAMETER Path
    The CSV of the tenants.
.PARAMETER CredentialFile
    The file for the credentials, one line of JSON for each. The default is the path of the CSV with the extension .credentials.jsonl.
.PARAMETER AllowSharedPath
    Uses a credential file on Windows or on a network file system, where its protection can't be verified. On Windows the script needs it.
.PARAMETER ReportPath
    The report, a CSV without secrets. Text that a spreadsheet would run as a formula gets an apostrophe in front. The default is the path of the CSV with the extension .report.csv.
.PARAMETER Delimiter
    The character between the columns of the CSV and of the report. The default is a comma. Excel writes a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the CSV, as Import-Csv accepts it: utf8, ansi, unicode or the number of a code page. The default is utf8.
.PARAMETER ThrottleLimit
    The maximum number of requests in flight.
.EXAMPLE
    ./Onboard-FromCsv.ps1 -Path ./tenants.csv -WhatIf

    Shows for each row what would happen. Sends reads only.
.EXAMPLE
    ./Onboard-FromCsv.ps1 -Path ./tenants.csv -ThrottleLimit 16

    Onboards the tenants.
.EXAMPLE
    ./Onboard-FromCsv.ps1 -Path ./tenants.csv -Delimiter ';' -Encoding 1252 -WhatIf

    Previews a CSV that Excel saved with a semicolon, in the encoding of western Windows.
.OUTPUTS
    An object with the numbers of tenants that were created, existed, and failed, and the paths. With -WhatIf, an object for each row.
#>
[CmdletBinding(SupportsShouldProcess)]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSShouldProcess', '', Justification = 'New-TigrisTenant prompts for each tenant.')]
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

# The credential file has the secrets, so the script keeps none.
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
    throw "$($failed.Count) of $($rows.Count) tenants are not onboarded. Correct the errors in '$ReportPath', and run the script again: $($failed.OrganizationId -join ', ')"
}
