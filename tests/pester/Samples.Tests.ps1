BeforeDiscovery {
    . "$PSScriptRoot/Paths.ps1"
    $samples = Get-ChildItem -Path "$Root/samples" -Filter *.ps1 -Recurse | ForEach-Object { @{ Path = $_.FullName; Name = [IO.Path]::GetRelativePath($Root, $_.FullName) } }
    $runbooks = Get-ChildItem -Path "$Root/samples/runbooks" -Filter *.ps1 | ForEach-Object { @{ Path = $_.FullName; Name = $_.Name } }
    $noAnalyzer = -not (Get-Module -ListAvailable -Name PSScriptAnalyzer)
}

Describe '<Name>' -ForEach $samples {
    BeforeAll {
        $ast = [Management.Automation.Language.Parser]::ParseFile($Path, [ref]$null, [ref]$null)
        $help = $ast.GetHelpContent()
    }

    It 'has a synopsis, an example and a text for each parameter' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Description | Should -Not -BeNullOrEmpty
        $help.Examples.Count | Should -BeGreaterThan 0
        $ast.ParamBlock.Parameters.Name.VariablePath.UserPath | Where-Object { -not $help.Parameters[$_.ToUpperInvariant()] } | Should -BeNullOrEmpty
    }

    It 'declares its requirements' {
        $ast.ScriptRequirements.RequiredPSVersion | Should -Not -BeNullOrEmpty
    }

    It 'is readable by Windows PowerShell' -Skip:$noAnalyzer {
        $settings = @{ IncludeRules = @('PSUseCompatibleSyntax'); Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.4') } } }
        Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object { "$($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}

Describe 'The runbook <Name>' -ForEach $runbooks {
    It 'has only parameters that the portal can set' {
        $ast = [Management.Automation.Language.Parser]::ParseFile($Path, [ref]$null, [ref]$null)
        if ($Name -notlike 'Invoke-*') {
            $ast.ParamBlock.Parameters.StaticType.Name | Where-Object { $_ -notin 'String', 'Int32', 'Boolean', 'Object' } | Should -BeNullOrEmpty
        }
    }

    It 'connects to Azure and Tigris like all the others' {
        $pattern = '(?s)#region Signs in to Azure and Tigris.*?#endregion'
        $regions = Get-ChildItem -Path (Split-Path -Path $Path) -Filter *.ps1 | ForEach-Object { [regex]::Match((Get-Content -Raw -LiteralPath $_.FullName), $pattern).Value } | Where-Object { $_ }
        @($regions | Sort-Object -Unique).Count | Should -Be 1
    }
}

Describe 'samples/Export-MonthlyUsage.ps1' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        Connect-Tigris -FromEnvironment -UserRole Admin
        1..9 | ForEach-Object { New-TigrisOrganization -OrganizationId "org-$_" -OrganizationName "Organization $_" }
        Disable-TigrisOrganization -OrganizationId org-9 -Confirm:$false
        $sample = "$Root/samples/Export-MonthlyUsage.ps1"
        $culture = [Threading.Thread]::CurrentThread.CurrentCulture
    }

    AfterAll {
        [Threading.Thread]::CurrentThread.CurrentCulture = $culture
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'writes every invoice line and every metric of every organization, active or not' {
        $result = & $sample -Path "$TestDrive/all" -Month 2026-01
        $lines = Import-Csv -LiteralPath $result.InvoiceLinePath
        $expected = Get-TigrisOrganization -IncludeInactive | Get-TigrisInvoice -Month 2026-01 -Line
        $lines.Count | Should -Be $expected.Count
        ($lines | ForEach-Object { "$($_.OrganizationId) $($_.Charge) $($_.Tier) $($_.Subtotal)" }) |
            Should -Be ($expected | ForEach-Object { [string]::Format([cultureinfo]::InvariantCulture, '{0} {1} {2} {3}', $_.OrganizationId, $_.Charge, $_.Tier, $_.Subtotal) })
        (Import-Csv -LiteralPath $result.UsagePath).Count | Should -Be (Get-TigrisOrganization -IncludeInactive | Get-TigrisUsage -Month 2026-01).Count
        (Import-Csv -LiteralPath $result.InvoicePath).OrganizationId | Should -Be (1..9 | ForEach-Object { "org-$_" })
        $result.LineSubtotal | Should -Be $result.InvoiceSubtotal
        Get-ChildItem -Path "$TestDrive/all" -Filter *.incomplete | Should -BeNullOrEmpty
    }

    It 'writes invariant numbers in each culture, and restores the culture' {
        [Threading.Thread]::CurrentThread.CurrentCulture = 'de-DE'
        $result = & $sample -Path "$TestDrive/german" -Month 2026-01
        [Threading.Thread]::CurrentThread.CurrentCulture.Name | Should -Be 'de-DE'
        [Threading.Thread]::CurrentThread.CurrentCulture = $culture
        (Import-Csv -LiteralPath $result.InvoiceLinePath | Where-Object Subtotal -Match '\.').Count | Should -BeGreaterThan 0
        Import-Csv -LiteralPath $result.InvoiceLinePath | Where-Object { $_.Subtotal -match ',' -or $_.Price -match ',' } | Should -BeNullOrEmpty
    }

    It 'covers every organization exactly once in all shards together' {
        $results = 1..3 | ForEach-Object { & $sample -Path "$TestDrive/shards" -Month 2026-01 -Shard "$_/3" }
        $results.InvoicePath | ForEach-Object { (Import-Csv -LiteralPath $_).OrganizationId } | Sort-Object | Should -Be (1..9 | ForEach-Object { "org-$_" })
    }

    It 'fails and gives no file its final name if an organization could not be read' {
        function Get-TigrisInvoice {
            [CmdletBinding()]
            param([Parameter(ValueFromPipeline)]$Organization, $Month, $ThrottleLimit)
            process {
                if ($Organization.OrganizationId -eq 'org-4') {
                    Write-Error -Message 'refused' -TargetObject 'org-4'
                }
                else {
                    $Organization | Tigris\Get-TigrisInvoice -Month $Month -ThrottleLimit $ThrottleLimit
                }
            }
        }
        { & $sample -Path "$TestDrive/partial" -Month 2026-01 -ErrorAction SilentlyContinue 2>$null } | Should -Throw '*1 of 9 organizations*org-4'
        (Get-ChildItem -Path "$TestDrive/partial").Extension | Sort-Object -Unique | Should -Be '.incomplete'
    }
}

Describe 'samples/Offboard-Churned.ps1' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        $script:round = 0
        Connect-Tigris -FromEnvironment -UserRole Admin
        $sample = "$Root/samples/Offboard-Churned.ps1"
        $month = [datetime]::UtcNow.AddMonths(-1).ToString('yyyy-MM')
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    BeforeEach {
        # New names for each test, because the emulator is shared; the same in each run, so that the shards are.
        $run = ++$script:round
        $ids = 1..6 | ForEach-Object { "churned-$run-$_" }
        $ids | ForEach-Object { $null = New-TigrisBucket -OrganizationId $_ -OrganizationName $_ -BucketName "$_-data" }
        $folder = (New-Item -ItemType Directory -Path "$TestDrive/$run").FullName
        $csv = "$folder/churned.csv"
        $ids | ForEach-Object { [pscustomobject]@{ OrganizationId = $_; Reason = 'left' } } | Export-Csv -LiteralPath $csv
    }

    It 'only reads with -WhatIf' {
        $null = & $sample -Path $csv -Month $month -WhatIf 6>$null
        Get-TigrisBucket -OrganizationId $ids | Should -HaveCount 6
        (Get-ChildItem -Path $folder).Name | Should -Be 'churned.csv'
    }

    It 'offboards all, saves invoices, journal and report beside the list, and changes nothing in a second run' {
        $results = & $sample -Path $csv -Month $month -Confirm:$false
        $results.OrganizationId | Should -Be $ids
        $results.Status | Sort-Object -Unique | Should -Be 'Completed'
        Get-TigrisBucket -OrganizationId $ids | Should -BeNullOrEmpty
        (Get-ChildItem -Path $folder).Name | Sort-Object | Should -Be 'churned.csv', 'churned.invoices', 'churned.journal.jsonl', 'churned.report.csv'
        Get-ChildItem -Path "$folder/churned.invoices" | Should -HaveCount 6
        $report = Import-Csv -LiteralPath "$folder/churned.report.csv"
        $report.OrganizationId | Should -Be $ids
        $report.VerifiedAt | ForEach-Object { [datetimeoffset]::ParseExact($_, 'yyyy-MM-dd HH:mm:ss zzz', [cultureinfo]::InvariantCulture) } | Should -HaveCount 6
        $report.InvoiceTotal | Should -Match '^\d+\.?\d*$'
        (& $sample -Path $csv -Month $month -Confirm:$false).VerifiedAt.ForEach('ToString', 'u') | Should -Be $results.VerifiedAt.ForEach('ToString', 'u')
    }

    It 'waits for the final invoice, unless drafts are allowed' {
        (& $sample -Path $csv -Confirm:$false).Status | Sort-Object -Unique | Should -Be 'AwaitingInvoice'
        Get-TigrisBucket -OrganizationId $ids | Should -HaveCount 6
        (& $sample -Path $csv -AllowDraftInvoice -Confirm:$false).Status | Sort-Object -Unique | Should -Be 'Completed'
    }

    It 'names the failed tenants after all others, and reports all' {
        Add-Content -LiteralPath $csv -Value "missing-$run,typo"
        { & $sample -Path $csv -Month $month -Confirm:$false 2>$null } | Should -Throw "1 of 7 tenants are not offboarded*missing-$run"
        (Import-Csv -LiteralPath "$folder/churned.report.csv").Status | Sort-Object -Unique | Should -Be 'Completed', 'Failed'
    }

    It 'changes no tenant if the list has no ids' {
        'Name', 'Acme' | Set-Content -LiteralPath $csv
        { & $sample -Path $csv -Confirm:$false } | Should -Throw '*no column OrganizationId*'
    }

    It 'offboards each tenant once in all shards together' {
        $results = 1..3 | ForEach-Object { & $sample -Path $csv -Month $month -Shard "$_/3" -Confirm:$false }
        $results.OrganizationId | Sort-Object | Should -Be ($ids | Sort-Object)
        Get-ChildItem -Path $folder -Filter *.journal.jsonl | Should -HaveCount 3
    }

    It 'deletes nothing if the host cannot prompt' {
        $answer = Invoke-FreshPowerShell -Script "
            Import-Module -Name '$Manifest'
            `$failed = try { & '$sample' -Path '$csv' -Month $month 2>`$null; 'none' } catch { 'failed' }
            @{ Failed = [string]`$failed; Left = @(Get-TigrisBucket -OrganizationId '$($ids[0])').Count }"
        $answer.Left | Should -Be 1
    }
}

Describe 'samples/Onboard-FromCsv.ps1' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        Connect-Tigris -FromEnvironment -UserRole Admin
        $sample = "$Root/samples/Onboard-FromCsv.ps1"
        $list = "$TestDrive/tenants.csv"
        Set-Content -LiteralPath $list -Value 'OrganizationId,OrganizationName,BucketName,Region', 'a,A,a-data,"fra,iad"', 'b,B,b-data,'
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'changes nothing with -WhatIf' {
        (& $sample -Path $list -AllowSharedPath:$IsWindows -WhatIf).Status | Should -Be 'Planned', 'Planned'
        Get-TigrisOrganization | Should -BeNullOrEmpty
        Test-Path -LiteralPath "$TestDrive/tenants.credentials.jsonl" | Should -BeFalse
    }

    It 'onboards every row, saves every credential, and repeats nothing' {
        (& $sample -Path $list -AllowSharedPath:$IsWindows).Created | Should -Be 2
        $again = & $sample -Path $list -AllowSharedPath:$IsWindows
        $again.Existing | Should -Be 2
        $again.CredentialMissing | Should -Be 0
        $keys = Get-Content -LiteralPath "$TestDrive/tenants.credentials.jsonl" | ConvertFrom-Json
        # Lines are in the order of the responses.
        $keys.AccessKeyId | Sort-Object | Should -Be ((Get-TigrisOrganization | Get-TigrisAccessKey).AccessKeyId | Sort-Object)
        (Import-Csv -LiteralPath "$TestDrive/tenants.report.csv").CredentialSaved | Should -Be 'True', 'True'
    }
}
